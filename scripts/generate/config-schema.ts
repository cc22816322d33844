import * as z from 'zod';
import { rules } from '../../shared/rules/index.ts';
import { configSchema, LEVELS } from '../../shared/settings.ts';

type Json = Record<string, unknown>;

/** Where the schema is published. */
const ID = 'https://raw.githubusercontent.com/portlint/portlint/main/schema/portlint.schema.json';

/** The properties of a configuration as JSON Schema, in the order of their definition. */
export function configProperties(): Record<string, Json> {
  const schema = z.toJSONSchema(configSchema, { io: 'input' }) as Json;
  const properties = schema.properties as Record<string, Json>;
  properties.rules = { ...properties.rules, ...ruleLevels() };
  const override = (properties.overrides as { items: { properties: Record<string, Json> } }).items;
  override.properties.rules = { ...override.properties.rules, ...ruleLevels() };
  for (const value of Object.values(override.properties)) delete value.default;
  return properties;
}

/** The text of `schema/portlint.schema.json`. */
export function configSchemaText(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: ID,
    title: 'Portlint configuration',
    description:
      'The configuration of Portlint, the linter of port configuration: .portlint.yaml or .portlint.json.',
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'The schema of this file.' },
      ...configProperties(),
    },
    additionalProperties: false,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** A schema that knows each rule by its id. */
function ruleLevels(): Json {
  return {
    properties: Object.fromEntries(
      rules.map(({ meta }) => [
        meta.id,
        {
          enum: LEVELS,
          description: `Speaks of ${meta.description}. Without a level: ${meta.defaultSeverity}.`,
        },
      ]),
    ),
    propertyNames: undefined,
    additionalProperties: false,
  };
}
