import type { OriginPattern, PortPlace } from '../../../listen-api.ts';

/** Types, and static members of types; namespaces before them are taken off by the adapter. */
export const types = (...names: readonly string[]): readonly OriginPattern[] =>
  names.map(name => `global:${name}`);

/** Instances of types, whatever was chained on them. */
export const instances = (...names: readonly string[]): readonly OriginPattern[] =>
  types(...names).map(name => `${name}()`);

/** A port behind its address, `(ip, port)`. */
export const ADDRESS_AND_PORT: PortPlace = { arg: 1, keyword: 'port', form: 'number', host: { arg: 0 } };

/** `new IPEndPoint(ip, port)` as the argument at `arg`. */
export const endPoint = (arg: number): PortPlace => ({
  arg,
  path: ['port'],
  form: 'number',
  host: { arg, path: ['host'] },
});

/** How an assigned port is told. */
export const LOCAL_END_POINT = ['LocalEndpoint', 'LocalEndPoint', 'BoundPort', 'Port'];
