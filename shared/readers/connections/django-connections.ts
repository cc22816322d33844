import type { PortOccurrence } from '../../ports/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import { isKnown, type ObjectValue, plainText } from '../code/values.ts';
import { type Given, settingsConnection } from './server-settings.ts';

/** The engines of Django that speak to SQL Server, all by ODBC. */
const ENGINE = /^(?:mssql|sql_server\.pyodbc|django_pyodbc(?:_azure)?)$/;

/** The databases of Django's settings whose engine is SQL Server's: `'HOST': r'db\INST', 'PORT': '1435'`. */
export function djangoConnections(evaluator: Evaluator): PortOccurrence[] {
  const { language, module } = evaluator.file;
  const bindings = language === 'python' ? (module.bindings.get('DATABASES') ?? []) : [];
  return bindings.flatMap(({ value, scope = module }) => {
    if (!value) return [];
    const all = evaluator.evaluate(value, scope).filter(isObject);
    return all.flatMap(databases =>
      databases.object.entries.flatMap(({ key, value: { range } }) =>
        evaluator
          .property(databases, key, range)
          .filter(isObject)
          .flatMap(database => connectionOf(evaluator, database) ?? []),
      ),
    );
  });
}

function connectionOf(evaluator: Evaluator, database: ObjectValue): PortOccurrence | undefined {
  const given = (key: string): Given | undefined => {
    const entry = database.object.entries.findLast(each => each.key === key);
    if (!entry) return undefined;
    const { range } = entry.value;
    const values = evaluator.property(database, key, range);
    // An empty text is the same as none.
    return values.some(value => isKnown(value) && plainText(value) === '') ? undefined : { range, values };
  };
  if (!given('ENGINE')?.values.some(value => ENGINE.test(plainText(value) ?? ''))) return undefined;
  return settingsConnection({ server: given('HOST'), port: given('PORT') }, 'odbc', false);
}

function isObject(value: { readonly kind: string }): value is ObjectValue {
  return value.kind === 'object';
}
