/** `ABSL_FLAG(uint16_t, port, 50051, "…");`, `DEFINE_int32(port, 8080, "…");`: the name and the default. */
const FLAG =
  /\b(?:ABSL_FLAG\([ \t]*[\w:<> ]{1,60},|DEFINE_(?:u?int(?:16|32|64)|string)\()\s{0,20}(\w{1,60}),\s{0,20}((?:"[^"\n]{0,200}"|[\w.:()'-]{1,100})),[^;]{0,2000}?\)[ \t]*;/g;

/** Macros in the place of specifiers or statements, after which the grammar finds no way back. */
const STRAY =
  /^[ \t]*(?:Q_OBJECT|Q_GADGET|DRAKE_\w+|LWS_VISIBLE|FMT_BEGIN_NAMESPACE|FMT_END_NAMESPACE)[ \t]*$/gm;

/**
 * A text of the same length in which definitions of flags are definitions of variables (`FLAGS_port`, as
 * gflags names them), and macros without a meaning here are blanks. Defaults stand where they stood.
 */
export function rewriteMacros(text: string): string {
  const flags = /\b(?:ABSL_FLAG|DEFINE_(?:u?int|string))/.test(text)
    ? text.replace(FLAG, (whole: string, name: string, value: string) => {
        const before = whole.indexOf(value, whole.indexOf(name) + name.length);
        const head = `int FLAGS_${name} =`;
        if (head.length > before) return whole;
        const after = whole.slice(before + value.length);
        // Line ends stay where they are.
        return `${head.padEnd(before)}${value};${blank(after.slice(1))}`;
      })
    : text;
  return flags.replace(STRAY, blank);
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}
