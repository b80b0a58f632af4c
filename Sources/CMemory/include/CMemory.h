/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FENGQIAO_CMEMORY_H
#define FENGQIAO_CMEMORY_H

/* malloc.h is not in Swift's Glibc module map; elsewhere than on glibc these do nothing. */
void fq_limit_arenas(int most);
void fq_give_back(void);

#endif
