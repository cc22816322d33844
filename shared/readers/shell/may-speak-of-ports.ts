/**
 * The content test of commands: a number of two digits or more right after a colon, or near something
 * that says port, publishes, listens or binds.
 */
export const MAY_SPEAK_OF_PORTS =
  /:\d{2,5}(?!\d)|(?:port|listen|bind|publish|expose|inspect|addr|LISTEN)\S{0,40}?[\s=:'"-]{1,4}\d{2,5}(?!\d)|\s-\w{0,3}[pPlL]\s?["']?(?:\d{2,5}(?!\d)|\$)|http\.server|SimpleHTTPServer|runserver|\bn(?:c|cat|etcat) .{0,80}\d{2}|[-_](?:port|PORT)[=:?+-]/i;
