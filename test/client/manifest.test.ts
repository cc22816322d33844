import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const sources = readFileSync('client/src/portlint.ts', 'utf8');

describe('the extension manifest', () => {
  test('activates lazily', () => {
    const events: string[] = manifest.activationEvents;
    expect(events).not.toContain('*');
    expect(events.filter(event => !/^(workspaceContains|onLanguage|onWebviewPanel):/.test(event))).toEqual(
      [],
    );
  });

  // Settings, package lists and data of every kind are JSON: who opens one need not have a port anywhere.
  test('by JSON only where a name says that there are ports', () => {
    const events: string[] = manifest.activationEvents;
    expect(events.filter(event => /^onLanguage:json/.test(event))).toEqual([]);
    const names = events.flatMap(event => event.match(/[\w*.-]+\.json\b/g) ?? []).sort();
    expect(names).toEqual(
      [
        '.devcontainer.json',
        'appsettings*.json',
        'devcontainer.json',
        'launchSettings.json',
        'local.settings.json',
        'ocelot*.json',
      ].sort(),
    );
  });

  test('contributes exactly the commands that the extension registers', () => {
    const registered = [...sources.matchAll(/registerCommand\(\s*'([\w.]+)'/g)].map(match => match[1]);
    const commands: { command: string; category: string; title: string }[] = manifest.contributes.commands;
    expect(commands.map(({ command }) => command).sort()).toEqual(registered.sort());
    expect(new Set(commands.map(({ category }) => category))).toEqual(new Set(['Portlint']));
  });

  test('works in an untrusted workspace', () => {
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(true);
  });

  test('names only files that exist', () => {
    const { contributes, icon } = manifest;
    const commandIcons = contributes.commands.flatMap((command: { icon?: object }) =>
      Object.values(command.icon ?? {}),
    );
    const schemas = [...contributes.jsonValidation, ...contributes.yamlValidation].map(({ url }) => url);
    for (const path of [icon, ...commandIcons, ...schemas])
      expect(() => readFileSync(path), path).not.toThrow();
  });

  test('the icon is a PNG of 128 × 128 pixels', () => {
    const png = readFileSync(manifest.icon);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([128, 128]);
  });
});
