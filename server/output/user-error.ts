/** What somebody asked for that cannot be done. The message is a sentence for them: what is wrong, and what to do instead. */
export class UserError extends Error {}
