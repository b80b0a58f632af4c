/* SPDX-License-Identifier: Apache-2.0 */
/* What Swift does not see of spawn.h. */
#include <spawn.h>

/* The child closes every file from this one on; 0 when the system took note of it. */
int fq_close_from(posix_spawn_file_actions_t *actions, int first);
