import { configProperties } from './config-schema.ts';

/** `package.json` with the settings of `.portlint.yaml` as `portlint.*` settings of the editor. */
export function packageJson(present: string | undefined): string {
  const manifest = JSON.parse(present ?? '{}') as { contributes?: Record<string, unknown> };
  const properties = Object.fromEntries(
    Object.entries(configProperties()).map(([key, { description, ...schema }], order) => [
      `portlint.${key}`,
      {
        // VS Code takes '' as the default of a text that has none; null says that nothing is set.
        ...(schema.type === 'string' && schema.default === undefined
          ? { ...schema, type: ['string', 'null'], default: null }
          : schema),
        scope: 'resource',
        order,
        markdownDescription: description,
      },
    ]),
  );
  manifest.contributes = { ...manifest.contributes, configuration: { title: 'Portlint', properties } };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
