import { describe, expect, it } from 'vitest';
import { mayHoldOwnSettings } from '../../../shared/readers/connections/bound-in-code.ts';

/** A parser is worth its time where a setting stands, not where its words do. */
describe('the content test of a program’s own settings', () => {
  it.each([
    ['a variable with a fallback', 'app.port = process.env.PORT || 3000'],
    ['a variable with an argument', 'port = os.environ.get("HTTP_PORT", "8080")'],
    ['a name that listens', 'const listenPort = 6888'],
    ['a flag of Go', 'port := flag.Int("port", 8080, "to listen on")'],
    ['an option of a command', 'parser.add_argument("-p", "--port", type=int, default=8000)'],
    [
      'an option with its default in a chain',
      `Arg::new("port").help("${'x'.repeat(500)}").default_value("80")`,
    ],
    ['a flag as an object', 'flags = append(flags, &cli.IntFlag{\n\tName: "port",\n\tValue: 8080,\n})'],
    [
      'an option as an argument',
      '$this->addArgument("port", InputArgument::OPTIONAL, "Port to serve", 8080)',
    ],
  ])('says yes to %s', (_, text) => {
    expect(mayHoldOwnSettings(text, 'x')).toBe(true);
  });

  it.each([
    ['a variable without a fallback', 'const port = config.PORT;\nlog(env.SUPPORT, 3000)'],
    ['another variable', 'const limit = process.env.IMPORT || 3000;\nEXPORT = env.EXPORT'],
    ['names of events', 'const listenerCount = 12;\nconst binding = { index: 404 }'],
    ['a name far from a call', `"address"${' '.repeat(2000)}String(x)`],
    [
      'a field of a message',
      'Addr *Address `protobuf:"bytes,1,opt,name=addr" json:"addr,omitempty"`\n[]int{1, 2}',
    ],
  ])('says no to %s', (_, text) => {
    expect(mayHoldOwnSettings(text, 'x')).toBe(false);
  });
});
