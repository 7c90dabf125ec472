import { Key, type WebDriver } from 'selenium-webdriver';

/** Keys by the name that `KeyboardEvent.key` has for them. */
const codes = {
  Alt: Key.ALT,
  ArrowDown: Key.ARROW_DOWN,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  Backspace: Key.BACK_SPACE,
  Control: Key.CONTROL,
  Delete: Key.DELETE,
  End: Key.END,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Home: Key.HOME,
  PageDown: Key.PAGE_DOWN,
  PageUp: Key.PAGE_UP,
  Shift: Key.SHIFT,
  Tab: Key.TAB,
} as const;

export type KeyName = keyof typeof codes;

const codeOf = (key: string): string => {
  const named: Readonly<Record<string, string>> = codes;
  const code = named[key] ?? key;
  if (code.length !== 1) throw new Error(`No key is called “${key}”`);
  return code;
};

/** The keyboard of a WebKit, used as Puppeteer's and Playwright's are. */
export const webkitKeyboard = (driver: WebDriver) => ({
  type: (text: string): Promise<void> => driver.actions().sendKeys(text).perform(),
  press: (key: string): Promise<void> => driver.actions().sendKeys(codeOf(key)).perform(),
  down: (key: string): Promise<void> => driver.actions().keyDown(codeOf(key)).perform(),
  up: (key: string): Promise<void> => driver.actions().keyUp(codeOf(key)).perform(),
});
