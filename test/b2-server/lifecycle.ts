import type { Bucket } from './buckets.ts';
import type { FileVersion } from './content.ts';
import { type HeldVersion, hold } from './list-content.ts';
import { fileIdOf } from './rows.ts';
import type { LifecycleReport, LifecycleRule } from './types.ts';

const DAY_MS = 86_400_000;

/**
 * One daily pass of the service over a bucket at a time. A version is hidden from the moment that a newer version or
 * a hide marker was added; deletion waits for locked versions. A hide marker goes once nothing is left below it.
 */
export function applyLifecycle(bucket: Bucket, now: number): LifecycleReport {
  const rules = bucket.spec.lifecycleRules ?? [];
  checkRules(rules);
  const report: LifecycleReport = {
    hidden: [],
    deleted: [],
    deletedBytes: 0,
    cancelled: [],
    cancelledBytes: 0,
  };
  for (const rule of rules) {
    for (const name of namesUnder(bucket, rule.fileNamePrefix)) applyToName(bucket, name, rule, now, report);
  }
  return report;
}

/** Refuses what the service refuses when rules are set. */
function checkRules(rules: readonly LifecycleRule[]): void {
  for (const [n, rule] of rules.entries()) {
    const days = [
      rule.daysFromHidingToDeleting,
      rule.daysFromUploadingToHiding,
      rule.daysFromStartingToCancelingUnfinishedLargeFiles,
    ].filter((value) => value != null);
    if (days.length === 0) throw new Error('test/b2-server: a lifecycle rule that does nothing');
    if (days.some((value) => !Number.isSafeInteger(value) || value < 1)) {
      throw new Error('test/b2-server: days in a lifecycle rule must be positive integers');
    }
    for (const other of rules.slice(0, n)) {
      const [a, b] = [rule.fileNamePrefix, other.fileNamePrefix];
      if (a.startsWith(b) || b.startsWith(a)) {
        throw new Error(`test/b2-server: two lifecycle rules for the same files: ${a} and ${b}`);
      }
    }
  }
  if (rules.length > 100) throw new Error('test/b2-server: more than 100 lifecycle rules');
}

function namesUnder(bucket: Bucket, prefix: string): string[] {
  const { content } = bucket;
  const names: string[] = [];
  for (let i = content.lowerBound(prefix); i < content.count; i += 1) {
    const name = content.name(i);
    if (!name.startsWith(prefix)) break;
    names.push(name);
  }
  return names;
}

function applyToName(
  bucket: Bucket,
  name: string,
  rule: LifecycleRule,
  now: number,
  report: LifecycleReport,
): void {
  const isDue = (since: number, days: number | null | undefined) =>
    days != null && now - since >= days * DAY_MS;
  const due = bucket
    .versions(name)
    .filter(
      ({ version }) =>
        version.action === 'start' &&
        isDue(version.uploadTimestamp, rule.daysFromStartingToCancelingUnfinishedLargeFiles),
    );
  for (const held of due) cancel(bucket, name, held, report);

  const newest = bucket.versions(name).find(({ version }) => version.action !== 'start')?.version;
  if (
    newest !== undefined &&
    newest.action !== 'hide' &&
    isDue(newest.uploadTimestamp, rule.daysFromUploadingToHiding)
  ) {
    bucket.add(name, hold({ name, action: 'hide', uploadTimestamp: now }, 0));
    report.hidden.push(name);
  }

  const finished = bucket.versions(name).filter(({ version }) => version.action !== 'start');
  const kept = finished.filter(({ version }, v) => {
    const hiddenAt = finished[v - 1]?.version.uploadTimestamp;
    const gone = hiddenAt !== undefined && isDue(hiddenAt, rule.daysFromHidingToDeleting);
    return !gone || isLocked(version, now);
  });
  const [last] = kept;
  const bare =
    kept.length === 1 &&
    last?.version.action === 'hide' &&
    isDue(last.version.uploadTimestamp, rule.daysFromHidingToDeleting);
  remove(bucket, name, bare ? finished : finished.filter((held) => !kept.includes(held)), report);
}

function cancel(bucket: Bucket, name: string, held: HeldVersion, report: LifecycleReport): void {
  const fileId = fileIdOf(bucket.id, held.key, held.version);
  const parts = [...(bucket.parts.get(fileId)?.values() ?? [])];
  report.cancelled.push({ fileName: name, fileId });
  report.cancelledBytes += parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  bucket.removeVersion(name, held.key);
}

function remove(bucket: Bucket, name: string, gone: HeldVersion[], report: LifecycleReport): void {
  for (const { key, version } of gone) {
    const { action, contentLength } = version;
    report.deleted.push({
      fileName: name,
      fileId: fileIdOf(bucket.id, key, version),
      action,
      contentLength,
    });
    report.deletedBytes += contentLength;
    bucket.removeVersion(name, key);
  }
}

function isLocked({ fileRetention, legalHold }: FileVersion, now: number): boolean {
  const until = fileRetention?.mode == null ? null : fileRetention.retainUntilTimestamp;
  return legalHold === 'on' || (until ?? 0) > now;
}
