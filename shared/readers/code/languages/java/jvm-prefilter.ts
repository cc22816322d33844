import { lazily } from '../../../../text/index.ts';
import type { LanguageTables } from '../../language.ts';
import { apiPrefilter } from '../../prefilter.ts';

/** The package of a class's or function's origin: `java.net` of `java.net.ServerSocket()`. */
const PACKAGE_OF = /^[a-z]\w*(?:\.[a-z]\w*)*(?=\.)/;

/** What stands in a file that uses a package: an import, its own name, or the package before a class. */
const packageText = (begin: string): string =>
  `\\b(?:import\\s{1,9}(?:static\\s{1,9})?|package\\s{1,9})${begin}[.;\\s]`;

const IMPORTS = /^[ \t]{0,9}(?:import|package)[ \t]{1,9}(?:static[ \t]{1,9})?([\w.]{1,200})/gm;

/**
 * The content test of a language of the JVM. A file's imports are looked up before its text is searched:
 * hundreds of packages in one expression are slow, and few files import one of them.
 */
export function jvmPrefilter({ apis, idioms }: LanguageTables): (text: string) => boolean {
  const called = apis.filter(api => !api.keyed);
  const calls = apiPrefilter({ apis: called, idioms }, packageText, PACKAGE_OF);
  const keyed = apiPrefilter({ apis: apis.filter(api => api.keyed), idioms });
  const packages = lazily(
    () =>
      new Set(
        called.flatMap(({ callees = [], receivers = [] }) =>
          [...callees, ...receivers].flatMap(origin => PACKAGE_OF.exec(origin)?.[0] ?? []),
        ),
      ),
  );
  const imports = (text: string) => {
    for (const [, name = ''] of text.matchAll(IMPORTS))
      for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1))
        if (packages().has(name.slice(0, end))) return true;
    return false;
  };
  return text => (imports(text) && calls(text)) || keyed(text);
}
