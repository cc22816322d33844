/** Names by which settings tell which driver reaches a database, a cache or a broker. */
const DRIVER =
  /^(?:(?:django\.db\.backends\.|pdo_|jdbc:|async)?(?:postgres(?:ql)?|postgis|pg|pgsql|mysql2?|mysqli|mariadb|mssql|tedious|sqlserver|sqlsrv|oracle(?:db)?|oracle_enhanced|cockroach(?:db)?|trilogy|mongo(?:db)?|redis|memcached?|cassandra|clickhouse|db2)|amqp|rabbitmq)$/i;
/** Keys whose value is a driver's name. */
const KEY = /^(?:adapter|dialect|type|driver|client|engine|provider|(?:db|database)_?type)$/i;
/** Sections of one entry of such settings that say where it is: Knex' `connection`, Drizzle's `dbCredentials`. */
const ADDRESS_SECTION = /^(?:connection|dbCredentials|credentials|options|params)$/i;

/** Files of settings that are all about one thing that is reached: Rails' `database.yml`, `redis.yml`, `mongoid.yml`. */
const FILE =
  /(?:^|\/)(database|db|redis|resque|sidekiq|mongoid|mongo(?:db)?|memcached?|rabbitmq|bunny)\.(?:ya?ml|json)(?:\.[\w-]{1,12})?$/i;

/** Whether a setting says that a driver reaches something by what stands beside it: `adapter: postgresql`. */
export function tellsDriver(key: string, value: string): boolean {
  return KEY.test(key) && DRIVER.test(value.trim());
}

/** Whether a section of an entry that names a driver says where to reach it. */
export function isAddressOfDriver(key: string): boolean {
  return ADDRESS_SECTION.test(key);
}

/** Whether a file's settings are those of something that is reached, by its name. */
export function isPeersFile(path: string): boolean {
  return FILE.test(path);
}
