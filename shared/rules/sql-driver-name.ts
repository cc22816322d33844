import type { SqlDriver } from '../ports/index.ts';

/** The drivers as messages call them. */
export const sqlDriverName: Readonly<Record<SqlDriver, string>> = {
  'ado.net': 'SqlClient',
  odbc: 'The ODBC driver',
  'ole-db': 'The OLE DB driver',
  jdbc: 'The JDBC driver',
  'go-mssqldb': 'go-mssqldb',
  tedious: 'tedious',
  'node-mssql': 'node-mssql',
  pymssql: 'pymssql',
  freetds: 'FreeTDS',
  tiberius: 'tiberius',
  sqlalchemy: 'The driver',
};
