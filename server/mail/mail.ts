/** A calendar file (RFC 5545), and what it does to a calendar (RFC 5546). */
export interface CalendarFile {
  method: 'PUBLISH' | 'CANCEL';
  content: string;
}

/** What a mail has beside its plain text, which is complete without them. */
export interface MailAttachments {
  /** The same as `body`. */
  html?: string;
  calendar?: CalendarFile;
}

export interface Mail {
  recipient: string;
  subject: string;
  /** Plain text. */
  body: string;
  /** A POST to it ends what the mail comes from (RFC 8058, one-click unsubscribe). */
  unsubscribeUrl: string | null;
  /** Who reads the answer, where that is not us. */
  replyTo?: string | null;
  attachments?: MailAttachments;
}
