// `npm run test:e2e`: see run.ts.
process.argv.splice(2, 0, 'test/e2e/run.ts');
await import('../../scripts/run-ts.mjs');
