import type { Evaluator } from './evaluate.ts';
import { matchesOrigin } from './origins.ts';
import { placeIn } from './places.ts';
import { oneOf, plainText, type Value, weaken } from './values.ts';

/**
 * The default of a command-line option that is read as `key` of an object with this origin; undefined
 * where no library of options is known by the origin or none of its calls defines the option.
 */
export function optionDefault(evaluator: Evaluator, origin: string, key: string): Value[] | undefined {
  for (const idiom of evaluator.idioms.options ?? []) {
    if (!matchesOrigin(origin, idiom.read)) continue;
    for (const { call, scope } of evaluator.sitesNamed(idiom.define)) {
      if (idiom.names === 0) {
        const path = idiom.default.path?.map(part => (part === '$name' ? key : part)) ?? [];
        const place = placeIn(evaluator, { call, scope }, { ...idiom.default, path });
        if (place) return place.values.map(value => weaken(value, 'default'));
        continue;
      }
      const written = call.args.slice(0, idiom.names).filter(argument => argument.name === undefined);
      const renamed = idiom.named && placeIn(evaluator, { call, scope }, idiom.named)?.values;
      const names = (renamed ?? written.flatMap(argument => evaluator.evaluate(argument.value, scope)))
        .map(plainText)
        .flatMap(text => (text === undefined ? [] : optionNames(text)));
      if (!names.includes(normal(key))) continue;
      const place = placeIn(evaluator, { call, scope }, idiom.default);
      if (place) return oneOf(place.values, call.range).map(value => weaken(value, 'default'));
      return [{ kind: 'opaque', range: call.range }];
    }
  }
  return undefined;
}

/** `-p, --port <number>` → `p`, `port`; `port` → `port`; `grpc-port` → `grpcport`. */
function optionNames(text: string): string[] {
  const dashed = [...text.matchAll(/(?:^|[\s,|])--?([\w][\w-]*)/g)].map(match => normal(match[1]!));
  return dashed.length > 0 ? dashed : [normal(text)];
}

function normal(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}
