// SPDX-License-Identifier: Apache-2.0
// glibc's iconv is not in Swift's Glibc module map; these three calls are all that the CSV reader needs.
#ifndef FENGQIAO_CICONV_H
#define FENGQIAO_CICONV_H
#include <iconv.h>
#include <stddef.h>
iconv_t fq_iconv_open(const char *to, const char *from);
int fq_iconv_failed(iconv_t handle);
size_t fq_iconv(iconv_t handle, char **in, size_t *in_left, char **out, size_t *out_left);
void fq_iconv_close(iconv_t handle);
#endif
