/**
 * As much of D-Bus as it takes to ask the bus itself about a name: calls whose arguments are texts, and
 * messages from it. Pure.
 * Source: D-Bus Specification, "Message Protocol" and "Marshaling".
 */

const BUS = 'org.freedesktop.DBus';
const CALL = 1;
const FIELD = { path: 1, interface: 2, member: 3, replySerial: 5, destination: 6, signature: 8 };
const FIXED_HEAD = 16;
/** The largest message we have any use for. */
const MESSAGE_MAX = 64 * 1024;
const LITTLE_ENDIAN = 'l'.charCodeAt(0);

export interface BusMessage {
  /** 2: an answer; 4: a signal. */
  readonly type: number;
  readonly member: string | null;
  /** The call that is answered. */
  readonly replySerial: number | null;
  readonly body: Buffer;
}

/** A call to the bus itself. */
export function callToBus(serial: number, member: string, texts: readonly string[]): Buffer {
  const body = texts.reduce<Buffer>(
    (bytes, text) => append(bytes, 4, textBytes(text)),
    Buffer.alloc(0),
  );
  const fields = [
    variant(FIELD.path, 'o', textBytes('/org/freedesktop/DBus')),
    variant(FIELD.interface, 's', textBytes(BUS)),
    variant(FIELD.member, 's', textBytes(member)),
    variant(FIELD.destination, 's', textBytes(BUS)),
    ...(texts.length === 0
      ? []
      : [variant(FIELD.signature, 'g', signatureBytes('s'.repeat(texts.length)))]),
  ].reduce<Buffer>((bytes, field) => append(bytes, 8, field), Buffer.alloc(0));
  const head = Buffer.alloc(FIXED_HEAD);
  head.writeUInt8(LITTLE_ENDIAN, 0);
  head.writeUInt8(CALL, 1);
  head.writeUInt8(1, 3);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(serial, 8);
  head.writeUInt32LE(fields.length, 12);
  return append(Buffer.concat([head, fields]), 8, body);
}

/** The first message in `bytes` and its length; null while it is not whole. Throws where it is none. */
export function readMessage(
  bytes: Buffer,
): { readonly message: BusMessage; readonly length: number } | null {
  if (bytes.length < FIXED_HEAD) return null;
  // The bus hands on what its members send, each in its own order of bytes; it writes in ours.
  if (bytes.readUInt8(0) !== LITTLE_ENDIAN) throw new Error('not the order of this machine');
  const fieldsEnd = FIXED_HEAD + bytes.readUInt32LE(12);
  const bodyAt = aligned(fieldsEnd, 8);
  const length = bodyAt + bytes.readUInt32LE(4);
  if (length > MESSAGE_MAX) throw new Error('too large');
  if (bytes.length < length) return null;
  const fields = readFields(bytes.subarray(0, fieldsEnd));
  const message = { type: bytes.readUInt8(1), ...fields, body: bytes.subarray(bodyAt, length) };
  return { message, length };
}

/** The texts that a body consists of. */
export function textsIn(body: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < body.length;) {
    at = aligned(at, 4);
    const end = at + 4 + body.readUInt32LE(at);
    texts.push(body.toString('utf8', at + 4, end));
    at = end + 1;
  }
  return texts;
}

function readFields(head: Buffer): Pick<BusMessage, 'member' | 'replySerial'> {
  let member: string | null = null;
  let replySerial: number | null = null;
  for (let at = FIXED_HEAD; at < head.length;) {
    at = aligned(at, 8);
    const code = head.readUInt8(at);
    const type = head.toString('latin1', at + 2, at + 3);
    at += 4;
    if (type === 'g') {
      at += head.readUInt8(at) + 2;
      continue;
    }
    const value = head.readUInt32LE(at);
    if (code === FIELD.replySerial) replySerial = value;
    if (code === FIELD.member) member = head.toString('utf8', at + 4, at + 4 + value);
    at += type === 'u' ? 4 : 4 + value + 1;
  }
  return { member, replySerial };
}

function variant(code: number, type: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([code, 1, type.charCodeAt(0), 0]), value]);
}

function textBytes(text: string): Buffer {
  const bytes = Buffer.from(`${text}\0`);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length - 1);
  return Buffer.concat([length, bytes]);
}

function signatureBytes(signature: string): Buffer {
  return Buffer.from([signature.length, ...Buffer.from(`${signature}\0`)]);
}

function append(bytes: Buffer, alignment: number, more: Buffer): Buffer {
  const gap = Buffer.alloc(aligned(bytes.length, alignment) - bytes.length);
  return Buffer.concat([bytes, gap, more]);
}

function aligned(at: number, to: number): number {
  return Math.ceil(at / to) * to;
}
