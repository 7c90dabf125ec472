import type { GatewayError } from '../client/errors.ts';

/**
 * - `queued`: another file goes first
 * - `sending`: its bytes are on their way
 * - `waiting`: for the network, or for a service that has asked to be left alone; it goes on by itself
 * - `paused`: the person has stopped it
 * - `failed`: it does not go on by itself
 * - `checking`: all of it is there, the gateway looks at it
 * - `received`, `refused`: what came of that
 */
export type UploadState = 'queued' | 'sending' | 'waiting' | 'paused' | 'failed' | 'checking' | 'received' | 'refused';

/** Why a file has not arrived: `unkept`, since the device has not kept what an earlier visit chose. */
export type UploadFailure = GatewayError | 'unreadable' | 'unkept';
