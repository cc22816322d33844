// `npm run screenshots`: see screenshots.ts.
process.argv.splice(2, 0, 'test/e2e/screenshots.ts');
await import('../../scripts/run-ts.mjs');
