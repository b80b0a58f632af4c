/* SPDX-License-Identifier: Apache-2.0 */
#include "CSQLite.h"

#include <sqlite3.h>

/* Like sqlite3_db_config below it takes a varying list of arguments. */
void fq_count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

/* sqlite3_db_config takes a varying list of arguments, which Swift cannot call. */
int fq_keep_plans(struct sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_QPSG, 1, (int *)0);
}
