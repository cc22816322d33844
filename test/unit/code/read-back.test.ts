import { expect, it } from 'vitest';
import { javascript } from '../../../shared/readers/code/languages/javascript/javascript.ts';
import { readFile } from '../../../shared/readers/index.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

const http = "const server = require('http').createServer();\n";
const express = "const app = require('express')();\n";
const fastify = "const fastify = require('fastify')();\n";

it.each([
  ['the address of the server', `${http}server.listen(0, () => register(server.address().port));`, true],
  ['the address of the result', `${express}const listener = app.listen(0);\nlog(listener.address());`, true],
  ['the address in the callback', `${http}server.listen(0, function () { log(this.address()); });`, true],
  ['the result, where it is the address', `${fastify}const url = await fastify.listen({ port: 0 });`, true],
  ['nothing', `${http}server.listen(0);`, undefined],
  ['the address of another server', `${http}server.listen(0);\nother.address();`, undefined],
])('reads back %s', async (_, text, readBack) => {
  const { occurrences } = await readFile(new SourceText('a.mjs', text), assets, [javascript]);
  expect(occurrences).toHaveLength(1);
  expect(occurrences[0]!.resolution).toBe('dynamic');
  expect(occurrences[0]!.readBack).toBe(readBack);
});
