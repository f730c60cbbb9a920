import { createTransport } from 'nodemailer';
import { isThisMachine, NotSent, type Sender, type SendProblem } from './sender.ts';

export interface SmtpSettings {
  /** smtp://user:password@server:587 (STARTTLS) or smtps://user:password@server:465. */
  server: URL;
  /** The address that the messages come from. */
  from: string;
  /** PEM of an authority of one's own, beside those that Node.js trusts. */
  authority?: string | undefined;
}

/**
 * E-mail by SMTP (RFC 5321). Encryption is demanded (STARTTLS, RFC 3207, or TLS from the start, RFC 8314) unless the server is this
 * machine; a certificate that does not fit is refused everywhere. The connection is tried before the message leaves: what fails then has
 * surely not been sent, and what fails later without an answer may have been.
 */
export function smtpSender({ server, from, authority }: SmtpSettings): Sender {
  const name = `The mail server ${server.host}`;
  const isTls = server.protocol === 'smtps:';
  const transport = createTransport({
    host: server.hostname,
    port: Number(server.port || (isTls ? 465 : 587)),
    secure: isTls,
    requireTLS: !isTls && !isThisMachine(server.hostname),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(authority ? { ca: authority } : {}) },
    ...(server.username
      ? { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }
      : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message) {
      await transport.verify().catch((error: SmtpError) => {
        throw new NotSent(problemBefore(error), name);
      });
      const domain = from.slice(from.lastIndexOf('@') + 1);
      await transport
        .sendMail({
          from,
          to: { name: '', address: message.to },
          subject: message.subject ?? '',
          text: message.text,
          messageId: `<${message.messageId}@${domain}>`,
          // Nobody answers it with "out of office".
          headers: { 'auto-submitted': 'auto-generated' },
        })
        .catch((error: SmtpError) => {
          throw new NotSent(problemWhile(error), name);
        });
    },
  };
}

type SmtpError = Error & { code?: string; responseCode?: number; cause?: { code?: string } };

function problemBefore(error: SmtpError): SendProblem {
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return 'sign_in_refused';
  if (/certificate|altname|self.signed|CERT_/i.test(`${error.message} ${error.cause?.code ?? ''}`))
    return 'certificate_refused';
  if (error.code === 'ETLS' || /STARTTLS/.test(error.message)) return 'not_encrypted';
  return error.responseCode ? 'server_busy' : 'server_unreachable';
}

function problemWhile({ code, responseCode }: SmtpError): SendProblem {
  if (responseCode === undefined) return code === 'EENVELOPE' ? 'message_refused' : 'no_clear_answer';
  return responseCode >= 500 ? 'message_refused' : 'server_busy';
}
