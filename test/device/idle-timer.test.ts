import { expect } from '@open-wc/testing';

import { IdleTimer, parseIdleTimeout, warningMs, type Clock } from '../../src/device/idle-timer.ts';

const minute = 60_000;

/** A clock that the test winds; `sleep` lets time pass without ringing, as a machine does that is closed. */
const handClock = () => {
  let time = 1_000_000;
  let bell: { at: number; act: () => void } | undefined;
  const clock: Clock = {
    now: () => time,
    after: (delay, act) => {
      const mine = { at: time + delay, act };
      bell = mine;
      return () => {
        if (bell === mine) bell = undefined;
      };
    },
  };
  const ring = (): void => {
    const due = bell;
    bell = undefined;
    due?.act();
  };
  const wind = (delay: number): void => {
    const end = time + delay;
    while (bell && bell.at <= end) {
      time = bell.at;
      ring();
    }
    time = end;
  };
  const sleep = (delay: number): void => {
    time += delay;
    ring();
  };
  return { clock, wind, sleep, isQuiet: () => bell === undefined };
};

const watch = () => {
  const hand = handClock();
  const told: string[] = [];
  const idle = new IdleTimer({
    timeoutMs: 5 * minute,
    clock: hand.clock,
    onWarn: () => told.push('warn'),
    onTimeout: () => told.push('end'),
  });
  idle.start();
  return { ...hand, told, idle };
};

const touch = (name: string): boolean => document.body.dispatchEvent(new Event(name, { bubbles: true }));

describe('a person who leaves a shared computer', () => {
  it('is asked once, and has two minutes to answer', () => {
    const { wind, told, isQuiet } = watch();
    wind(5 * minute - 1);
    expect(told).to.deep.equal([]);
    wind(1);
    expect(told).to.deep.equal(['warn']);
    wind(warningMs - 1);
    expect(told).to.deep.equal(['warn']);
    wind(1);
    expect(told).to.deep.equal(['warn', 'end']);
    wind(60 * minute);
    expect([told.length, isQuiet()]).to.deep.equal([2, true]);
  });

  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll'])
    it(`is there as long as there is a ${sign}`, () => {
      const { wind, told, idle } = watch();
      for (let count = 0; count < 20; count += 1) {
        wind(4 * minute);
        touch(sign);
      }
      expect(told).to.deep.equal([]);
      wind(5 * minute);
      expect(told).to.deep.equal(['warn']);
      idle.stop();
    });

  it('has all the time again after each answer, as often as they like', () => {
    const { wind, told, idle } = watch();
    for (let count = 0; count < 12; count += 1) {
      wind(5 * minute + warningMs - 1);
      idle.reset();
    }
    expect(told).to.deep.equal(Array.from({ length: 12 }, () => 'warn'));
    idle.stop();
  });

  it('has not answered when the next person touches the page', () => {
    const { wind, told } = watch();
    wind(5 * minute);
    touch('pointerdown');
    wind(warningMs);
    expect(told).to.deep.equal(['warn', 'end']);
  });

  it('has left where the machine has slept all that time', () => {
    const { sleep, told } = watch();
    sleep(3 * 60 * minute);
    expect(told).to.deep.equal(['end']);
  });

  it('is watched no longer once there is nothing to protect', () => {
    const { wind, told, idle } = watch();
    idle.stop();
    wind(60 * minute);
    touch('keydown');
    expect(told).to.deep.equal([]);
  });
});

describe('the minutes of a shared computer, as written', () => {
  for (const [written, minutes] of [
    ['3', 3],
    ['0.01', 0.01],
    ['1,5 min', 1.5],
    ['"\u00a02\u200b"', 2],
    ['1440', 1440],
    ['', 5],
    ['true', 5],
    ['0', 5],
    ['-3', 5],
    ['99999', 5], // a timer of so many milliseconds would ring at once
  ] as const)
    it(`“${written}” are ${minutes}`, () => expect(parseIdleTimeout(written)).to.equal(minutes * minute));
});
