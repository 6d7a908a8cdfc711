/**
 * The one class of the web platform that this room uses. Declared here, so that the room compiles
 * without any platform's library and nothing else of one can slip in.
 */
declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly href: string;
  readonly host: string;
  readonly pathname: string;
}
