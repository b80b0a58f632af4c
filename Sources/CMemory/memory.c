/* SPDX-License-Identifier: Apache-2.0 */
#include "CMemory.h"

#ifdef __linux__
#include <malloc.h>
#endif

void fq_limit_arenas(int most) {
#ifdef M_ARENA_MAX
    mallopt(M_ARENA_MAX, most);
#else
    (void)most;
#endif
}

void fq_give_back(void) {
#ifdef M_ARENA_MAX
    malloc_trim(0);
#endif
}
