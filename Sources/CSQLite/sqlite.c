/* SPDX-License-Identifier: Apache-2.0 */
#include "CSQLite.h"

#include <sqlite3.h>

/* sqlite3_db_config takes a varying list of arguments, which Swift cannot call. */
int fq_keep_plans(struct sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_QPSG, 1, (int *)0);
}
