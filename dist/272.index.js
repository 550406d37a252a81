export const id = 272;
export const ids = [272];
export const modules = {

/***/ 44272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ruleset: () => (/* binding */ Ruleset)
});

// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/audit/bucket-settings.js
var bucket_settings = __webpack_require__(72256);
// EXTERNAL MODULE: ./build/audit/name-scanner.js
var name_scanner = __webpack_require__(6082);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
;// CONCATENATED MODULE: ./build/audit/offenders.js

/** Names that a finding shows. */
const NAMES_SHOWN = 10;
/** Counts what offends, and keeps the first names. */
class OffenderTally {
    count = 0;
    bytes = 0;
    #names = [];
    #unit;
    #sized;
    #mostNames;
    /** @param sized bytes mean something */
    constructor(unit, sized, mostNames = NAMES_SHOWN) {
        this.#mostNames = mostNames;
        this.#unit = unit;
        this.#sized = sized;
    }
    add(bytes) {
        this.count++;
        this.bytes += bytes;
    }
    get wantsNames() {
        return this.#names.length < this.#mostNames;
    }
    /** Names what was added last. Versions of a name come one after the other, and are named once. */
    name(text) {
        if (this.wantsNames && this.#names.at(-1) !== text)
            this.#names.push(text);
    }
    get offending() {
        return { count: this.count, bytes: this.bytes, text: (0,numbers/* count */.U9)(this.count, this.#unit) };
    }
    get offenders() {
        return {
            unit: this.#unit,
            count: this.count,
            bytes: this.#sized ? this.bytes : null,
            names: this.#names,
        };
    }
}

// EXTERNAL MODULE: ./build/rows/lock.js
var rows_lock = __webpack_require__(20437);
;// CONCATENATED MODULE: ./build/audit/reclaimable.js

/** Days from hiding to deleting in the lifecycle rules that findings propose. */
const HIDING_TO_DELETING_DAYS = 30;
const DAY_MS = 86_400_000;
/**
 * Counts the versions of one bucket that were hidden HIDING_TO_DELETING_DAYS or longer ago: by a hide marker, or by a newer
 * version. Locked versions are left out, as B2 does not delete them.
 */
class ReclaimableTally {
    #now;
    #locks;
    #versions = 0;
    #bytes = 0;
    /** Versions of which the key may not read whether they are locked. */
    #unknown = 0;
    #name = -1;
    /** When the version before this one was uploaded, which hid this one. */
    #hiddenAt = 0;
    /** @param locks false: Object Lock is known to be off */
    constructor(now, locks) {
        this.#now = now;
        this.#locks = locks;
    }
    /** Rows come newest first within a name. An unfinished upload hides nothing. */
    add(row) {
        const { settings } = row;
        if (settings.action === '"start"')
            return;
        const hiddenAt = row.nameNumber === this.#name ? this.#hiddenAt : Number.NaN;
        this.#name = row.nameNumber;
        this.#hiddenAt = row.uploaded;
        if (!settings.isUpload || !(hiddenAt <= this.#now - HIDING_TO_DELETING_DAYS * DAY_MS))
            return;
        const lock = this.#locks ? (0,rows_lock/* lockOf */.V)(settings, this.#now) : 'open';
        if (lock === 'locked')
            return;
        if (lock === 'unknown')
            this.#unknown++;
        this.#versions++;
        this.#bytes += row.size;
    }
    get result() {
        if (this.#unknown > 0)
            return 'the key may not read which versions are locked (readFileRetentions, readFileLegalHolds)';
        return { versions: this.#versions, bytes: this.#bytes };
    }
}

// EXTERNAL MODULE: ./build/audit/rule.js
var audit_rule = __webpack_require__(3840);
;// CONCATENATED MODULE: ./build/audit/file-rules-sink.js






/** Evaluates the file rules while rows pass. Keeps ten names for each rule and bucket that fails. */
class FileRulesSink {
    name = 'rules';
    #options;
    #results = new Map();
    constructor(options) {
        this.#options = options;
    }
    async begin({ startedAt, versions }) {
        const { rules, suppressions, buckets, reclaims } = this.#options;
        const results = new Map();
        this.#results = results;
        const now = startedAt.getTime();
        const names = new name_scanner/* NameScanner */.Ky();
        let current;
        const end = () => {
            if (current)
                results.set(current.name, current.end());
            current = undefined;
        };
        return {
            enter: async (name) => {
                end();
                const facts = { ...buckets.get(name), now, names };
                const tally = reclaims && versions ? new ReclaimableTally(now, !(0,bucket_settings/* isLockOff */.RZ)(facts)) : undefined;
                current = new BucketListing(name, rules.map((rule) => new RuleAtWork(rule, rule.begin(facts), suppressions.of(rule.id), versions)), tally);
            },
            add: (row) => {
                names.next();
                current.add(row);
            },
            end: async () => end(),
        };
    }
    /** undefined: the bucket was not listed. */
    of(bucketName) {
        return this.#results.get(bucketName);
    }
}
class BucketListing {
    name;
    #rules;
    /** Those that look at rows. */
    #looking;
    /** Those that look at rows with some settings, by the interned id of these. Rows of a bucket have few. */
    #concerned = new Map();
    /** Of the last row, since the next one mostly has the same. */
    #lastId = -1;
    #lastConcerned = [];
    #reclaimable;
    constructor(name, rules, reclaimable) {
        this.name = name;
        this.#rules = rules;
        this.#looking = rules.filter(({ check }) => 'add' in check);
        this.#reclaimable = reclaimable;
    }
    add(row) {
        const rules = this.#rulesFor(row.settings);
        for (let index = 0; index < rules.length; index++) {
            const rule = rules[index];
            if (rule.check.add(row))
                rule.offends(this.name, row);
        }
        this.#reclaimable?.add(row);
    }
    #rulesFor(settings) {
        const { id } = settings;
        if (id === this.#lastId && id >= 0)
            return this.#lastConcerned;
        const rules = this.#concerned.get(id) ?? this.#looking.filter(({ check }) => check.concerns(settings));
        if (id >= 0)
            this.#concerned.set(id, rules);
        this.#lastId = id;
        this.#lastConcerned = rules;
        return rules;
    }
    end() {
        return {
            rules: new Map(this.#rules.map((rule) => [rule.id, rule.end()])),
            reclaimable: this.#reclaimable?.result,
        };
    }
}
/** One rule in one bucket. */
class RuleAtWork {
    id;
    check;
    #suppressions;
    #newTally;
    #offenders;
    #suppressed = new Map();
    /** @param versions rows are versions rather than files */
    constructor({ id, unit, sized, needsVersions }, check, suppressions, versions) {
        this.id = id;
        this.check = needsVersions && !versions ? (0,audit_rule/* unknown */.L5)('it needs `versions: all`') : check;
        this.#suppressions = suppressions;
        this.#newTally = () => new OffenderTally(unit === 'version' && !versions ? 'file' : unit, sized === true);
        this.#offenders = this.#newTally();
    }
    offends(bucketName, row) {
        const tally = this.#suppressions.length === 0 ? this.#offenders : this.#tallyFor(`${bucketName}/${nameOf(row)}`);
        tally.add(row.size);
        if (tally.wantsNames)
            tally.name(nameOf(row));
    }
    #tallyFor(resource) {
        const suppression = this.#suppressions.find(({ matches }) => matches(resource));
        if (!suppression)
            return this.#offenders;
        suppression.uses++;
        let tally = this.#suppressed.get(suppression);
        if (!tally) {
            tally = this.#newTally();
            this.#suppressed.set(suppression, tally);
        }
        return tally;
    }
    end() {
        const outcome = 'result' in this.check ? this.check : this.check.end(this.#offenders.offending);
        return {
            outcome,
            offenders: outcome.result === 'fail' ? this.#offenders : undefined,
            suppressed: this.#suppressed,
        };
    }
}
function nameOf(row) {
    return (0,byte_string/* fromByteString */.qL)(row.name);
}

;// CONCATENATED MODULE: ./build/audit/lifecycle-advice.js


/** Days after which an unfinished upload is cancelled. */
const STARTING_TO_CANCELING_DAYS = 7;
/**
 * The lifecycle rules that a bucket should have: those it has, completed. B2 takes no two rules that match the same file, so
 * a rule for all files is added only where there is no rule at all.
 * @param reclaimable what they delete at once, or why that is not known
 * @returns undefined if the rules are not known, or complete
 */
function lifecycleAdvice(facts, reclaimable) {
    const setting = (0,bucket_settings/* lifecycleRules */.EM)(facts);
    if ((0,bucket_settings/* isUnknown */.t8)(setting))
        return undefined;
    const present = setting.value;
    const isComplete = present.every((rule) => rule.daysFromHidingToDeleting !== null && rule.daysFromStartingToCancelingUnfinishedLargeFiles !== null);
    if (present.length > 0 && isComplete)
        return undefined;
    return {
        lifecycleRules: present.length === 0 ? [completed(EMPTY)] : present.map(completed),
        ...freed(present, reclaimable),
    };
}
const EMPTY = {
    fileNamePrefix: '',
    daysFromUploadingToHiding: null,
    daysFromHidingToDeleting: null,
    daysFromStartingToCancelingUnfinishedLargeFiles: null,
};
function completed(rule) {
    return {
        ...rule,
        daysFromHidingToDeleting: rule.daysFromHidingToDeleting ?? HIDING_TO_DELETING_DAYS,
        daysFromStartingToCancelingUnfinishedLargeFiles: rule.daysFromStartingToCancelingUnfinishedLargeFiles ?? STARTING_TO_CANCELING_DAYS,
    };
}
function freed(present, reclaimable) {
    const notEvaluated = (reason) => ({ frees: null, notEvaluated: reason });
    if (present.some(({ fileNamePrefix }) => fileNamePrefix !== ''))
        return notEvaluated('the bucket has lifecycle rules for parts of its names');
    // It deletes already, so completing it frees no version.
    if (present.some((rule) => rule.daysFromHidingToDeleting !== null))
        return { frees: { versions: 0, bytes: 0 }, notEvaluated: null };
    return typeof reclaimable === 'string'
        ? notEvaluated(reclaimable)
        : { frees: reclaimable, notEvaluated: null };
}

;// CONCATENATED MODULE: ./build/audit/results-collector.js

/** Turns outcomes into findings, and sets aside what is suppressed. */
class ResultsCollector {
    findings = [];
    suppressed = [];
    notEvaluated = [];
    #levels;
    #suppressions;
    #advice;
    constructor(levels, suppressions, advice) {
        this.#levels = levels;
        this.#suppressions = suppressions;
        this.#advice = advice;
    }
    add(rule, resource, outcome, { facts, found, offenders } = {}) {
        if (outcome.result === 'pass')
            return;
        const level = this.#levels.get(rule.id);
        const accepted = this.#suppressions.accepts(rule.id, resource);
        if (outcome.result === 'unknown') {
            // What is accepted anyway needs no answer.
            if (accepted)
                return;
            const { capability, reason } = outcome;
            this.notEvaluated.push({ rule: rule.id, level, resource, capability, reason });
            return;
        }
        const finding = {
            rule: rule.id,
            level,
            resource,
            message: outcome.message,
            ...(offenders && { offenders: offenders.offenders }),
            ...this.#advice(rule, facts, found),
        };
        if (accepted)
            this.suppressed.push({ ...finding, suppression: accepted });
        else
            this.findings.push(finding);
    }
    suppress(rule, resource, message, offenders, suppression) {
        const level = this.#levels.get(rule.id);
        this.suppressed.push({
            rule: rule.id,
            level,
            resource,
            message,
            offenders: offenders.offenders,
            suppression,
        });
    }
    /** Worst first. Sorting keeps the order of rules and buckets. */
    sorted() {
        const byLevel = (a, b) => audit_rule/* LEVELS */.A_.indexOf(a.level) - audit_rule/* LEVELS */.A_.indexOf(b.level);
        return {
            findings: this.findings.sort(byLevel),
            suppressed: this.suppressed.sort(byLevel),
            notEvaluated: this.notEvaluated.sort(byLevel),
        };
    }
}

// EXTERNAL MODULE: ./build/audit/rules/index.js + 8 modules
var rules = __webpack_require__(88146);
// EXTERNAL MODULE: ./build/audit/rules/suppressions.js
var suppressions = __webpack_require__(28130);
;// CONCATENATED MODULE: ./build/audit/smallest-key.js
/** Seconds of 90 days. */
const DURATION_SECONDS = 7_776_000;
/** Buckets that a command line names. */
const MOST_BUCKETS = 20;
/** Capabilities that a key restricted to buckets cannot have. */
const UNRESTRICTED = new Set(['listKeys']);
/**
 * The smallest key that can do a job, as a command line of the b2 tool (version 4; several `--bucket` take 4.4 or later).
 * It expires after 90 days. A prefix is quoted for a POSIX shell.
 */
function smallestKey({ listsFiles, buckets, prefix, capabilities }) {
    const isRestricted = listsFiles && buckets !== null && buckets.length <= MOST_BUCKETS;
    const needed = new Set(['listBuckets', ...(listsFiles ? ['listFiles'] : []), ...capabilities]);
    const given = [...needed].filter((name) => !isRestricted || !UNRESTRICTED.has(name)).sort();
    return [
        'b2 key create',
        ...(isRestricted ? buckets.map((name) => `--bucket ${name}`) : []),
        ...(isRestricted && prefix !== '' ? [`--name-prefix ${quoted(prefix)}`] : []),
        `--duration ${DURATION_SECONDS}`,
        'b2-inventory',
        given.join(','),
    ].join(' ');
}
function quoted(text) {
    return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

// EXTERNAL MODULE: ./build/names/name-filter.js
var name_filter = __webpack_require__(3251);
;// CONCATENATED MODULE: ./build/audit/suppressions.js

/** The suppressions of a run: which still apply, and which are used. */
class Suppressions {
    expired;
    #active = new Map();
    /** @param now milliseconds since 1970 */
    constructor(all, now) {
        const today = new Date(now).toISOString().slice(0, 10);
        const isExpired = ({ expires }) => expires !== null && expires < today;
        this.expired = all.filter(isExpired);
        for (const suppression of all) {
            if (isExpired(suppression))
                continue;
            const { matches } = (0,name_filter/* filterNames */.z)([suppression.resource], []);
            const others = this.#active.get(suppression.rule) ?? [];
            this.#active.set(suppression.rule, [...others, { suppression, matches, uses: 0 }]);
        }
    }
    /** Those of a rule, in the order of the file. */
    of(rule) {
        return this.#active.get(rule) ?? [];
    }
    /** The one that accepts a whole finding. */
    accepts(rule, { name }) {
        const found = this.of(rule).find(({ matches }) => matches(name));
        if (!found)
            return undefined;
        found.uses++;
        return describe(found);
    }
    /** @param isEvaluated whether a rule was evaluated for everything: otherwise nothing follows from its not being used */
    unused(isEvaluated) {
        return [...this.#active].flatMap(([rule, active]) => isEvaluated(rule) ? active.flatMap(({ suppression, uses }) => (uses === 0 ? suppression : [])) : []);
    }
}
function describe({ suppression: { reason, expires }, }) {
    return { reason, expires };
}

;// CONCATENATED MODULE: ./build/audit/ruleset.js









const KEY = { kind: 'key', name: 'key', id: null };
const KEYS = { kind: 'keys', name: 'keys', id: null };
const SUPPRESSIONS = { kind: 'suppressions', name: 'suppressions', id: null };
/** The rules of one run and the facts that they judge. */
class Ruleset {
    /** Evaluates the rules about files; undefined: there are none, or no files are listed. */
    sink;
    #rules;
    #levels;
    #facts;
    #suppressions;
    #hasSuppressions;
    #buckets;
    constructor(levels, suppressions, facts) {
        this.#levels = levels;
        this.#facts = facts;
        this.#rules = rules.RULES.filter(({ id, of }) => levels.has(id) && (of !== 'file' || facts.job.listsFiles));
        this.#suppressions = new Suppressions(suppressions, facts.now);
        this.#hasSuppressions = suppressions.length > 0;
        const { accountBuckets, capabilities } = facts;
        this.#buckets = new Map(facts.buckets.map((bucket) => [bucket.bucketName, { bucket, capabilities, accountBuckets }]));
        const fileRules = this.#rules.filter((rule) => rule.of === 'file');
        const reclaims = facts.partly === undefined && this.#rules.some(({ advice }) => advice === 'lifecycle');
        if (facts.job.listsFiles && (fileRules.length > 0 || reclaims)) {
            this.sink = new FileRulesSink({
                rules: fileRules,
                suppressions: this.#suppressions,
                buckets: this.#buckets,
                reclaims,
            });
        }
    }
    /** Evaluates every rule, once all rows have passed. */
    evaluate() {
        const results = new ResultsCollector(this.#levels, this.#suppressions, (rule, facts, found) => this.#advice(rule, facts, found));
        for (const rule of this.#rules) {
            if (rule.of === 'bucket')
                this.#evaluateBuckets(rule, results);
            else if (rule.of === 'file')
                this.#evaluateFiles(rule, results);
            else if (rule.of === 'key')
                results.add(rule, KEY, rule.evaluate(this.#keyFacts()));
            else if (rule.of === 'keys')
                this.#evaluateKeys(rule, results);
        }
        if (this.#hasSuppressions)
            this.#evaluateSuppressions(results);
        return {
            rules: this.#rules.map(({ id, level: defaultLevel, what, why, mend, link }) => {
                const level = this.#levels.get(id);
                return { id, level, defaultLevel, what, why, mend, link };
            }),
            ...results.sorted(),
        };
    }
    #evaluateBuckets(rule, results) {
        for (const facts of this.#buckets.values()) {
            const found = this.sink?.of(facts.bucket.bucketName);
            results.add(rule, resourceOf(facts), rule.evaluate(facts), { facts, found });
        }
    }
    #evaluateFiles(rule, results) {
        for (const facts of this.#buckets.values()) {
            const resource = resourceOf(facts);
            const found = this.sink?.of(facts.bucket.bucketName);
            const result = found?.rules.get(rule.id);
            if (!result) {
                results.add(rule, resource, (0,audit_rule/* unknown */.L5)('the bucket could not be listed'));
                continue;
            }
            results.add(rule, resource, result.outcome, { facts, found, offenders: result.offenders });
            for (const [suppression, tally] of result.suppressed) {
                const message = `${tally.offending.text} accepted by a suppression.`;
                results.suppress(rule, resource, message, tally, describe(suppression));
            }
        }
    }
    #keyFacts() {
        const { now, capabilities, keyExpires, isRestricted, buckets } = this.#facts;
        return { now, capabilities, expires: keyExpires, isRestricted, buckets: buckets.length };
    }
    #evaluateKeys(rule, results) {
        const { accountKeys, capabilities, hidesKeyNames } = this.#facts;
        if (!accountKeys) {
            const hasCapability = capabilities.includes('listKeys');
            results.add(rule, KEYS, hasCapability ? (0,audit_rule/* unknown */.L5)('the keys of the account could not be listed') : (0,audit_rule/* lacks */.pO)('listKeys'));
            return;
        }
        const names = hidesKeyNames ? 0 : undefined;
        const offenders = new OffenderTally('key', false, names);
        const accepted = new OffenderTally('key', false, names);
        let by;
        for (const key of accountKeys.filter((each) => rule.offends(each))) {
            const suppression = this.#suppressions
                .of(rule.id)
                .find(({ matches }) => matches(`keys/${key.keyName}`));
            if (suppression) {
                suppression.uses++;
                by ??= describe(suppression);
            }
            const tally = suppression ? accepted : offenders;
            tally.add(0);
            tally.name(key.keyName);
        }
        if (by)
            results.suppress(rule, KEYS, rule.message(accepted.count), accepted, by);
        const outcome = offenders.count === 0 ? audit_rule/* PASS */.CQ : (0,audit_rule/* fail */.fJ)(rule.message(offenders.count));
        results.add(rule, KEYS, outcome, { offenders: offenders.count > 0 ? offenders : undefined });
    }
    #evaluateSuppressions(results) {
        const isEvaluated = (rule) => !results.notEvaluated.some((each) => each.rule === rule);
        const found = [
            [suppressions/* suppressionExpired */.j, this.#suppressions.expired],
            [suppressions/* suppressionUnused */.K, this.#suppressions.unused(isEvaluated)],
        ];
        for (const [rule, suppressions] of found) {
            if (!this.#levels.has(rule.id) || suppressions.length === 0)
                continue;
            const offenders = new OffenderTally('suppression', false);
            for (const { rule: of, resource } of suppressions) {
                offenders.add(0);
                offenders.name(`${of}: ${resource}`);
            }
            results.add(rule, SUPPRESSIONS, (0,audit_rule/* fail */.fJ)(rule.message(suppressions.length)), { offenders });
        }
    }
    #advice({ advice }, facts, found) {
        if (advice === 'key') {
            const capabilities = this.#rules.flatMap(({ reads = [] }) => reads);
            return { keyCommand: smallestKey({ ...this.#facts.job, capabilities }) };
        }
        if (advice !== 'lifecycle' || !facts)
            return {};
        const lifecycle = lifecycleAdvice(facts, this.#reclaimable(found));
        return lifecycle ? { lifecycle } : {};
    }
    #reclaimable(found) {
        const { partly, job } = this.#facts;
        if (!job.listsFiles)
            return 'no files were listed';
        return partly ?? found?.reclaimable ?? 'it needs `versions: all`';
    }
}
function resourceOf({ bucket: { bucketName, bucketId } }) {
    return { kind: 'bucket', name: bucketName, id: bucketId };
}


/***/ })

};
