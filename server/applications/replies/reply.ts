import * as v from 'valibot';

import { hasVisibleText } from '../../../src/contract/index.ts';
import { multiLine, singleLine } from '../../mail/text.ts';

/** Where nothing can be seen, there is nothing. */
const written = (clean: (text: string) => string, maxLength: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => (hasVisibleText(text) ? clean(text) : '')),
    v.maxLength(maxLength),
  );
const line = written(singleLine, 300);
const lines = written(multiLine, 3_000);
/** Whom to answer. */
const contact = v.pipe(line, v.nonEmpty());
const text = v.pipe(lines, v.nonEmpty());

/** Where an interview is. */
export const interviewModes = { 'on-site': 'Sur place', phone: 'Par téléphone', video: 'En visioconférence' } as const;

/** Why an employer says no, if it says why: nothing in it judges anybody. */
export const rejectionReasons = {
  filled: 'Le poste est pourvu.',
  suspended: 'Le recrutement est suspendu.',
  experience: 'D’autres candidatures ont une expérience plus proche de ce poste.',
  qualification: 'Ce poste demande un diplôme, un permis ou une habilitation que nous n’avons pas trouvés dans la candidature.',
  schedule: 'Les horaires ou les dates proposés ne correspondent pas à ce poste.',
} as const;

/** An employer's answer. */
export const Reply = v.variant('kind', [
  v.object({
    kind: v.literal('interview'),
    place: v.picklist(['on-site', 'phone', 'video']),
    /** In France’s time: `2026-11-25`, `14:30`. */
    date: v.pipe(v.string(), v.isoDate()),
    time: v.pipe(v.string(), v.isoTime()),
    /** An address, a number or a link; by telephone there may be none. */
    where: line,
    note: lines,
    contact,
  }),
  v.object({ kind: v.literal('question'), text, contact }),
  v.object({
    kind: v.literal('no'),
    reason: v.nullable(v.picklist(['filled', 'suspended', 'experience', 'qualification', 'schedule'])),
  }),
]);
export type Reply = v.InferOutput<typeof Reply>;
export type ReplyKind = Reply['kind'];

export const replyKinds = ['interview', 'question', 'no'] as const satisfies readonly ReplyKind[];
