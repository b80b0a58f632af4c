// SPDX-License-Identifier: Apache-2.0
#include "CIconv.h"
iconv_t fq_iconv_open(const char *to, const char *from) { return iconv_open(to, from); }
int fq_iconv_failed(iconv_t handle) { return handle == (iconv_t)-1; }
size_t fq_iconv(iconv_t handle, char **in, size_t *in_left, char **out, size_t *out_left) {
    return iconv(handle, in, in_left, out, out_left);
}
void fq_iconv_close(iconv_t handle) { iconv_close(handle); }
