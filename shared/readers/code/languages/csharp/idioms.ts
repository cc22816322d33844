import type { Idioms } from '../../idioms.ts';

/** What C# and its libraries do with values on their way to where they are used. */
export const csharpIdioms: Idioms = {
  bareMembers: true,
  passes: {
    'global:int.Parse': 0,
    'global:Int32.Parse': 0,
    'global:Convert.ToInt32': 0,
    'global:Convert.ToString': 0,
  },
  receiverPasses: ['ToString', 'Trim', 'AsSpan'],
  methodDefaults: { GetValueOrDefault: { arg: 1 } },
};
