// `npm run test:electron`: see run-electron.ts.
process.argv.splice(2, 0, 'test/e2e/run-electron.ts');
await import('../../scripts/run-ts.mjs');
