/**
 * The one definition of every setting. The manifest's `portlint.*` settings, the JSON Schema of
 * `.portlint.yaml`, the README's table and the validator are made from it.
 */
import * as z from 'zod';
import { type PortRange, parseRange, TARGETS, type Target } from './ports/index.ts';

export { TARGETS, type Target };

/** What a rule's findings count as; `off` silences it. */
export const LEVELS = ['off', 'hint', 'information', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

const RANGE_EXPECTED = 'expected a range such as "5000-15000", ascending, up to 65535';
const port = z.int().min(0).max(65535);
const range = z
  .string()
  .regex(/^\s*\d{1,5}\s*-\s*\d{1,5}\s*$/, RANGE_EXPECTED)
  .refine(text => parseRange(text) !== undefined, RANGE_EXPECTED)
  .meta({ examples: ['5000-15000'] });
/** What `allow` takes: as {@link range}, or one port in quotes. */
const portOrRange = z
  .string()
  .regex(/^\s*\d{1,5}\s*(?:-\s*\d{1,5}\s*)?$/, RANGE_EXPECTED)
  .refine(text => parseRange(text) !== undefined, RANGE_EXPECTED)
  .meta({ examples: ['50000-50010'] });
const globs = z.array(z.string());

const shape = {
  targets: z
    .array(z.enum(TARGETS))
    .default(['linux', 'windows', 'macos'])
    .describe('The operating systems on which the ports are to be free.'),
  ephemeralRanges: z
    .partialRecord(z.enum(TARGETS), range)
    .default({})
    .describe("A target's real ephemeral range, where it differs from the system's default."),
  unprivilegedPortStart: port
    .default(1024)
    .describe('The first port that a process without privileges may bind (`ip_unprivileged_port_start`).'),
  allow: z
    .array(
      z.union([
        port,
        portOrRange,
        z.strictObject({ ports: z.union([port, portOrRange]), reason: z.string().optional() }),
      ]),
    )
    .default([])
    .describe('Ports and ranges that no rule speaks of, each with an optional reason.'),
  policy: range
    .optional()
    .describe('The range agreed for listening ports; replacements are chosen inside it.'),
  nodePortRange: range.default('30000-32767').describe("The cluster's NodePort range."),
  sqlServer: z
    .strictObject({
      instances: z
        .record(z.string(), z.int().min(1).max(65535))
        .default({})
        .describe('The static TCP port of each named instance: `HOST\\INSTANCE` or `INSTANCE`.'),
    })
    .default({ instances: {} })
    .describe('Facts about the SQL Server instances that the workspace connects to.'),
  rules: z.record(z.string(), z.enum(LEVELS)).default({}).describe('The severity of each rule, or `off`.'),
  tests: globs
    .default([
      '**/{test,tests,__tests__,__mocks__,spec,specs,testdata,testutil,testutils,test-utils,fixtures,e2e}/**',
      '**/{Test,Tests,UnitTests,IntegrationTests,FunctionalTests}/**',
      '**/*.{Tests,UnitTests,IntegrationTests,FunctionalTests}/**',
      '**/*{_,-,.}{test,tests,unittest,spec}.*',
      '**/test_*.py',
      '**/conftest.py',
      '**/*{Test,Tests,IT}.{cs,java,kt,php,scala,groovy}',
    ])
    .describe('Files that are tests: one step less severe, and dynamic ports are right there.'),
  include: globs.default(['**']).describe('Files to read.'),
  exclude: globs
    .default([])
    .describe(
      'Files not to read, besides `node_modules`, `.git`, vendored packages and what `.gitignore` names.',
    ),
};

const fileShape = {
  ...shape,
  overrides: z
    .array(
      z.strictObject({
        files: globs,
        ...z.strictObject(shape).partial().omit({ include: true, exclude: true }).shape,
      }),
    )
    .default([])
    .describe('Other values for the files that match; later ones win.'),
};

/** What `.portlint.yaml` may hold, every key with its default. */
export const configSchema = z.strictObject(fileShape);

/** A configuration as a user writes it: every key may be absent. */
export type ConfigInput = z.input<typeof configSchema>;

/** The settings that hold for one file: ranges parsed, overrides applied. What rules see. */
export interface Settings {
  readonly targets: readonly Target[];
  readonly ephemeralRanges: Readonly<Partial<Record<Target, PortRange>>>;
  readonly unprivilegedPortStart: number;
  readonly allow: readonly { readonly range: PortRange; readonly reason?: string }[];
  readonly policy?: PortRange;
  readonly nodePortRange: PortRange;
  /** Keys upper case: `HOST\INSTANCE` or `INSTANCE`. */
  readonly sqlInstances: ReadonlyMap<string, number>;
  readonly rules: Readonly<Record<string, Level>>;
  /** Whether the file is a test by the `tests` globs. */
  readonly isTest: boolean;
}
