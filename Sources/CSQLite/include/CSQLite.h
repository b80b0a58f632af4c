/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FENGQIAO_CSQLITE_H
#define FENGQIAO_CSQLITE_H

struct sqlite3;

/* Without its statistics of memory, for which connections on different threads wait for each other at every allocation. Before the first
   connection of the process; later it does nothing. */
void fq_count_no_memory(void);

/* Query Planner Stability Guarantee: a statement is compiled once and its plan depends on no bound value. Without it SQLite compiles a
   statement anew for each value that is compared with a column of a partial index's condition. Returns SQLITE_OK or an error code. */
int fq_keep_plans(struct sqlite3 *connection);

#endif
