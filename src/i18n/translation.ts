import { _installMsgImplementation } from '@lit/localize/init/install.js';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import type { LocaleModule, MsgOptions, StrResult, TemplateLike, TemplateMap } from '@lit/localize';
import type { TemplateResult } from 'lit';

/**
 * What `msg()` does once a page speaks another language than French; French pages never load it. It stands in for
 * `configureLocalization`, which tells every step on `window`, where a page with a localization of its own would hear it.
 */
let current: TemplateMap = {};

function translated(template: string | StrResult, options?: MsgOptions): string;
function translated(template: TemplateResult, options?: MsgOptions): TemplateResult;
function translated(template: TemplateLike, options?: MsgOptions): string | TemplateResult;
function translated(template: TemplateLike, options?: MsgOptions): string | TemplateResult {
  return runtimeMsg(current, template, options);
}

_installMsgImplementation(translated);

/** Says everything by these messages from now on; in French what is not among them. */
export const setMessages = (messages: readonly (LocaleModule | undefined)[]): void => {
  current = messages.reduce<TemplateMap>((all, kind) => ({ ...all, ...kind?.templates }), {});
};
