/*
 * The rules of the Taiyuan notice by hand, in C: what the engine's kernels are measured against.
 *
 *   cc -O3 -pthread -DWIDE   kernel.c    columns of 64 bits, one for every field and result
 *   cc -O3 -pthread -DPACKED kernel.c    columns of 32 bits, county, student and flags packed into one word
 *
 * usage: kernel PEOPLE SAMPLE    PEOPLE as native.ts writes it, SAMPLE the number of rows of the first sums
 * Writes lines: "time WORK MODE THREADS NANOSECONDS", "sums WORK SCOPE RESULT UNKNOWN SUM HASH",
 * "total WORK CELL SUM UNKNOWN", "refused WORK COUNT". Amounts are whole fen, dates days since 1970.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef PACKED
typedef int32_t cell;
#else
typedef int64_t cell;
#endif

/* What is absent, and what is unknown. */
#define NONE INT32_MIN

/* Fields in the order of the file; the flags stand last. */
enum { BIRTH, QUOTA, PAID, PROOF, COUNTY, STUDENT, FLAGS };
enum { RESIDENT_PERMIT, ALLOWANCE, EXTREME_POVERTY, VETERAN, BRAVE, RELIEF_40, DISABLED, UNABLE, REGISTERED, LOW_INCOME, LISTED,
       ADDED, IN_EMPLOYEES, IN_RESIDENTS, REFERRED, FLAG_COUNT };
#define WORDS 4 /* fields of 32 bits in the file; county, student and flags are bytes there */

enum { YANGQU = 7, LOUFAN = 8, COUNTIES = 10 };
enum { NO_STUDENT, OF_PROVINCE, OF_CITY, OTHER_STUDENT, STUDENTS };
enum { KEY_GROUP, DISABLED_STUDENT, DISABLED_PERSON, UNABLE_PERSON, REGISTERED_POOR, LISTED_PERSON, OLD_OR_YOUNG, NO_AID };
enum { AID_FUND, VETERAN_FUND, COUNTY_PAYS, NOBODY };

enum { CENTRAL, PROVINCE, CITY, COUNTY_SHARE, SUBSIDY, DUE, CATEGORY, FUND, PROVINCE_AID, CITY_AID, COUNTY_AID, AID, OWN, MONEY_RESULTS,
       IN_TIME = MONEY_RESULTS, DYNAMIC_PAYER, DYNAMIC_AMOUNT, BENEFIT_FROM, LOCAL_BENEFIT, NOTICE_RESULTS };
enum { PAYERS = 6, TOTALS = COUNTIES * PAYERS };

enum { SIXTY_SINCE = -3287 /* 1961-01-01 */, EIGHTEEN_SINCE = 12053 /* 2003-01-01 */ };
enum { WINDOW_FROM = 18506 /* 2020-09-01 */, WINDOW_TO = 18616 /* 2020-12-20 */, INSURED_YEAR = 18628 /* 2021-01-01 */ };
enum { YEAR_2020 = 18262, YEAR_2021 = 18628 };

/* The columns of all fields and of all results, one after the other: column k begins at k * rows. */
static cell *fields, *results;
static uint8_t *status;
static long rows;

typedef struct {
  cell birth, quota, paid, proof, county, student;
  int permit, key, disabled, unable, registered, low_income, listed, veteran, other_key, added, in_employees, in_residents, referred;
} Person;

static inline Person person_at(const cell *restrict in, long n, long i) {
#ifdef PACKED
  uint32_t packed = (uint32_t)in[COUNTY * n + i];
#define FLAG(flag) (packed >> (flag) & 1)
#define COUNTY_OF (packed >> 24)
#define STUDENT_OF (packed >> 16 & 3)
#else
#define FLAG(flag) (int)in[(FLAGS + (flag)) * n + i]
#define COUNTY_OF in[COUNTY * n + i]
#define STUDENT_OF in[STUDENT * n + i]
#endif
  int other_key = FLAG(ALLOWANCE) | FLAG(EXTREME_POVERTY) | FLAG(BRAVE) | FLAG(RELIEF_40);
  return (Person){
      .birth = in[BIRTH * n + i], .quota = in[QUOTA * n + i], .paid = in[PAID * n + i], .proof = in[PROOF * n + i],
      .county = COUNTY_OF, .student = STUDENT_OF, .permit = FLAG(RESIDENT_PERMIT),
      .other_key = other_key, .veteran = FLAG(VETERAN), .key = other_key | FLAG(VETERAN),
      .disabled = FLAG(DISABLED), .unable = FLAG(UNABLE), .registered = FLAG(REGISTERED),
      .low_income = FLAG(LOW_INCOME), .listed = FLAG(LISTED), .added = FLAG(ADDED),
      .in_employees = FLAG(IN_EMPLOYEES), .in_residents = FLAG(IN_RESIDENTS), .referred = FLAG(REFERRED)};
}

typedef struct {
  cell central, province, city, county, subsidy, due, category, fund, province_aid, city_aid, county_aid, aid, own;
  int refused;
} Money;

/* In the order of 一（三）: the first group that applies. */
static inline cell category_of(Person p) {
  if (p.key) return KEY_GROUP;
  if (p.disabled) return p.student != NO_STUDENT ? DISABLED_STUDENT : DISABLED_PERSON;
  if (p.unable) return UNABLE_PERSON;
  if (p.registered) return REGISTERED_POOR;
  if (p.listed) return LISTED_PERSON;
  if (!p.low_income) return NO_AID;
  if (p.birth == NONE) return NONE;
  return p.birth <= SIXTY_SINCE || p.birth > EIGHTEEN_SINCE ? OLD_OR_YOUNG : NO_AID;
}

static inline Money money_of(Person p) {
  Money m;
  int west = p.county == YANGQU || p.county == LOUFAN, of_province = p.student == OF_PROVINCE, of_city = p.student == OF_CITY;
  m.central = west ? 44000 : 33000;
  m.province = west ? 5500 : of_province ? 22000 : 11000;
  m.city = west ? 2750 : of_province ? 0 : of_city ? 11000 : 5500;
  m.county = west ? 2750 : of_province || of_city ? 0 : 5500;
  m.subsidy = m.central + m.province + m.city + m.county;
  m.due = 28000;
  m.category = category_of(p);
  m.fund = m.category == KEY_GROUP ? 28000 : m.category == OLD_OR_YOUNG ? 14000 : m.category == NONE ? NONE : 0;
  m.province_aid = m.category == REGISTERED_POOR ? m.due * 70 / 100 : 0;
  m.city_aid = m.category == DISABLED_PERSON || m.category == UNABLE_PERSON ? m.due / 2 : m.category == DISABLED_STUDENT ? 28000 : 0;
  m.county_aid = m.category == DISABLED_PERSON || m.category == UNABLE_PERSON ? m.due / 2
                 : m.category == REGISTERED_POOR                               ? m.due * 30 / 100
                 : m.category == LISTED_PERSON                                 ? p.quota
                                                                               : 0;
  int known = m.fund != NONE && m.county_aid != NONE;
  m.aid = known ? m.fund + m.province_aid + m.city_aid + m.county_aid : NONE;
  m.own = known ? m.due - m.aid : NONE;
  int in_full = m.category == KEY_GROUP || m.category == DISABLED_STUDENT || m.category == DISABLED_PERSON ||
                m.category == UNABLE_PERSON || m.category == REGISTERED_POOR;
  m.refused = m.subsidy != 55000 || (p.permit && m.due != 28000) ||
              (known && ((in_full && m.own != 0) || m.aid + m.own != m.due || m.own < 0 || m.own > m.due));
  return m;
}

typedef struct {
  cell in_time, payer, amount, benefit_from, local_benefit;
} Rest;

/* 二（五） and 六（十五）: people added during the year, payment in the window, what follows from both. */
static inline Rest rest_of(Person p) {
  Rest r;
  r.in_time = p.paid == NONE ? NONE : p.paid >= WINDOW_FROM && p.paid <= WINDOW_TO;
  r.payer = !p.added || p.in_residents || p.in_employees ? NOBODY
            : p.veteran                                  ? VETERAN_FUND
            : p.other_key                                ? AID_FUND
            : p.registered || p.disabled                 ? COUNTY_PAYS
                                                         : NOBODY;
  int in_2020 = p.proof >= YEAR_2020 && p.proof < YEAR_2021;
  r.amount = r.payer == NOBODY ? 0 : in_2020 ? 80000 : NONE;
  r.benefit_from = r.payer != NOBODY ? p.proof : r.in_time == 1 ? INSURED_YEAR : NONE;
  r.local_benefit = p.registered && p.referred;
  return r;
}

static inline void write_money(cell *restrict out, long n, long i, Money m) {
  out[CENTRAL * n + i] = m.central;
  out[PROVINCE * n + i] = m.province;
  out[CITY * n + i] = m.city;
  out[COUNTY_SHARE * n + i] = m.county;
  out[SUBSIDY * n + i] = m.subsidy;
  out[DUE * n + i] = m.due;
  out[CATEGORY * n + i] = m.category;
  out[FUND * n + i] = m.fund;
  out[PROVINCE_AID * n + i] = m.province_aid;
  out[CITY_AID * n + i] = m.city_aid;
  out[COUNTY_AID * n + i] = m.county_aid;
  out[AID * n + i] = m.aid;
  out[OWN * n + i] = m.own;
}

static inline void write_rest(cell *restrict out, long n, long i, Rest r) {
  out[IN_TIME * n + i] = r.in_time;
  out[DYNAMIC_PAYER * n + i] = r.payer;
  out[DYNAMIC_AMOUNT * n + i] = r.amount;
  out[BENEFIT_FROM * n + i] = r.benefit_from;
  out[LOCAL_BENEFIT * n + i] = r.local_benefit;
}

typedef struct {
  int64_t sums[TOTALS], unknown[TOTALS], refused;
} Totals;

typedef struct {
  long from, to;
  Totals totals;
} Part;

static void write_all_money(const cell *restrict in, cell *restrict out, uint8_t *restrict refused, long n, Part *part) {
  for (long i = part->from; i < part->to; i++) {
    Money m = money_of(person_at(in, n, i));
    write_money(out, n, i, m);
    refused[i] = (uint8_t)m.refused;
  }
}

static void write_whole_notice(const cell *restrict in, cell *restrict out, uint8_t *restrict refused, long n, Part *part) {
  for (long i = part->from; i < part->to; i++) {
    Person p = person_at(in, n, i);
    Money m = money_of(p);
    write_money(out, n, i, m);
    write_rest(out, n, i, rest_of(p));
    refused[i] = (uint8_t)m.refused;
  }
}

static inline void add(Totals *t, long at, cell amount, int64_t people) {
  if (amount == NONE) t->unknown[at] += people;
  else t->sums[at] += amount * people;
}

static inline cell both(cell a, cell b) { return a == NONE || b == NONE ? NONE : a + b; }

static inline void add_money(Totals *t, cell county, Money m, int64_t people) {
  long at = (long)county * PAYERS;
  add(t, at, m.central, people);
  add(t, at + 1, m.province + m.province_aid, people);
  add(t, at + 2, m.city + m.city_aid, people);
  add(t, at + 3, both(m.county, m.county_aid), people);
  add(t, at + 4, m.fund, people);
  add(t, at + 5, m.own, people);
  t->refused += m.refused * people;
}

/* The totals rest on the money alone; a program that gives totals of the whole notice has no more to do. */
static void total(const cell *restrict in, long n, Part *part) {
  Totals t = {0};
  for (long i = part->from; i < part->to; i++) {
    Person p = person_at(in, n, i);
    add_money(&t, p.county, money_of(p), 1);
  }
  part->totals = t;
}

#ifdef PACKED
/*
 * Equal people are counted, and each kind is evaluated once. A kind is a county, a student's kind, what of the flags the
 * category asks for, and whether the age helps. Those on a county's list are few, and each has a quota: one by one.
 */
enum { KIND_FLAGS = 64, AGES = 4, KINDS = COUNTIES * STUDENTS * KIND_FLAGS * AGES };
static uint8_t kind_flags[1 << FLAG_COUNT];

static void prepare_kinds(void) {
  int key = 1 << ALLOWANCE | 1 << EXTREME_POVERTY | 1 << VETERAN | 1 << BRAVE | 1 << RELIEF_40;
  for (int f = 0; f < 1 << FLAG_COUNT; f++)
    kind_flags[f] = (uint8_t)(((f & key) != 0) | (f >> DISABLED & 1) << 1 | (f >> UNABLE & 1) << 2 | (f >> REGISTERED & 1) << 3 |
                              (f >> LISTED & 1) << 4 | (f >> LOW_INCOME & 1) << 5);
}

static inline Person person_of_kind(int kind) {
  int flags = kind / AGES % KIND_FLAGS, age = kind % AGES;
  return (Person){.county = kind / AGES / KIND_FLAGS / STUDENTS, .student = kind / AGES / KIND_FLAGS % STUDENTS,
                  .birth = age == 2 ? NONE : age == 1 ? SIXTY_SINCE : SIXTY_SINCE + 1, .key = flags & 1,
                  .disabled = flags >> 1 & 1, .unable = flags >> 2 & 1, .registered = flags >> 3 & 1,
                  .listed = flags >> 4 & 1, .low_income = flags >> 5 & 1};
}

static void total_by_kind(const cell *restrict in, long n, Part *part) {
  static _Thread_local int32_t counts[KINDS];
  Totals t = {0};
  memset(counts, 0, sizeof counts);
  for (long i = part->from; i < part->to; i++) {
    uint32_t packed = (uint32_t)in[COUNTY * n + i];
    int32_t birth = in[BIRTH * n + i];
    uint32_t county = packed >> 24, flags = kind_flags[packed & ((1 << FLAG_COUNT) - 1)];
    uint32_t age = birth == NONE ? 2 : birth <= SIXTY_SINCE || birth > EIGHTEEN_SINCE;
    if (flags & 16) add_money(&t, county, money_of(person_at(in, n, i)), 1);
    else counts[((county * STUDENTS + (packed >> 16 & 3)) * KIND_FLAGS + flags) * AGES + age]++;
  }
  for (int kind = 0; kind < KINDS; kind++)
    if (counts[kind]) add_money(&t, person_of_kind(kind).county, money_of(person_of_kind(kind)), counts[kind]);
  part->totals = t;
}
#endif

/* What is run: a loop over a part of the people, on one thread or two. */
enum { MONEY, NOTICE, SUMMED, BY_KIND };
static int task;

static void *run_part(void *argument) {
  Part *part = argument;
  if (task == MONEY) write_all_money(fields, results, status, rows, part);
  else if (task == NOTICE) write_whole_notice(fields, results, status, rows, part);
  else if (task == SUMMED) total(fields, rows, part);
#ifdef PACKED
  else total_by_kind(fields, rows, part);
#endif
  return NULL;
}

static Totals run_threads(int threads) {
  Part parts[2] = {{.from = 0, .to = threads == 2 ? rows / 2 : rows}, {.from = rows / 2, .to = rows}};
  pthread_t other;
  if (threads == 2) pthread_create(&other, NULL, run_part, &parts[1]);
  run_part(&parts[0]);
  if (threads == 2) {
    pthread_join(other, NULL);
    for (int k = 0; k < TOTALS; k++) {
      parts[0].totals.sums[k] += parts[1].totals.sums[k];
      parts[0].totals.unknown[k] += parts[1].totals.unknown[k];
    }
    parts[0].totals.refused += parts[1].totals.refused;
  }
  return parts[0].totals;
}

/* Processor time for one thread, elapsed time for two, as measured.ts has it. */
static double now(int threads) {
  struct timespec t;
  clock_gettime(threads == 1 ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int by_size(const void *a, const void *b) { return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b); }

/* The median of seven runs after one to warm up. */
static void measure(const char *work, const char *mode, int which, int threads) {
  double times[7];
  task = which;
  run_threads(threads);
  for (int k = 0; k < 7; k++) {
    double start = now(threads);
    run_threads(threads);
    times[k] = (now(threads) - start) / (double)rows;
  }
  qsort(times, 7, sizeof *times, by_size);
  printf("time %s %s %d %.3f\n", work, mode, threads, times[3]);
}

static void print_sums(const char *work, const char *scope, int result, long count) {
  int64_t unknown = 0, sum = 0, hash = 0;
  for (long i = 0; i < count; i++) {
    int64_t value = results[result * rows + i];
    if (value == NONE) unknown++;
    else sum += value, hash += (int64_t)((uint32_t)i * 0x9e3779b1u >> 19) * (value + 1);
  }
  printf("sums %s %s %d %lld %lld %lld\n", work, scope, result, (long long)unknown, (long long)sum, (long long)hash);
}

static void print_written(const char *work, int result_count, long sample) {
  int64_t refused = 0;
  for (int k = 0; k < result_count; k++) {
    print_sums(work, "sample", k, sample < rows ? sample : rows);
    print_sums(work, "whole", k, rows);
  }
  for (long i = 0; i < rows; i++) refused += status[i];
  printf("refused %s %lld\n", work, (long long)refused);
}

static void print_totals(const char *name, Totals t) {
  for (int k = 0; k < TOTALS; k++) printf("total %s %d %lld %lld\n", name, k, (long long)t.sums[k], (long long)t.unknown[k]);
}

/* rows, then each word field whole, then each byte field whole. */
static void read_people(const char *path) {
  FILE *file = fopen(path, "rb");
  int64_t count;
  if (!file || fread(&count, sizeof count, 1, file) != 1) exit(2);
  rows = count;
  int32_t *word = malloc((size_t)rows * sizeof *word);
  uint8_t *byte = malloc((size_t)rows);
  int columns = FLAGS + FLAG_COUNT;
  fields = calloc((size_t)rows * (size_t)columns, sizeof *fields);
  results = calloc((size_t)rows * NOTICE_RESULTS, sizeof *results);
  status = calloc((size_t)rows, 1);
  for (int k = 0; k < columns; k++) {
    if (fread(k < WORDS ? (void *)word : (void *)byte, k < WORDS ? 4 : 1, (size_t)rows, file) != (size_t)rows) exit(2);
    for (long i = 0; i < rows; i++) {
#ifdef PACKED
      if (k < WORDS) fields[k * rows + i] = word[i];
      else if (k == COUNTY) fields[COUNTY * rows + i] |= byte[i] << 24;
      else if (k == STUDENT) fields[COUNTY * rows + i] |= byte[i] << 16;
      else fields[COUNTY * rows + i] |= byte[i] << (k - FLAGS);
#else
      fields[k * rows + i] = k < WORDS ? word[i] : byte[i];
#endif
    }
  }
  fclose(file);
  free(word);
  free(byte);
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  read_people(argv[1]);
  long sample = atol(argv[2]);
#ifdef PACKED
  prepare_kinds();
#endif
  for (int threads = 1; threads <= 2; threads++) {
    measure("money", "F", MONEY, threads);
    measure("money", "A", SUMMED, threads);
    measure("notice", "F", NOTICE, threads);
    measure("notice", "A", SUMMED, threads);
#ifdef PACKED
    measure("money", "collapsed", BY_KIND, threads);
#endif
  }
  task = NOTICE;
  run_threads(2);
  print_written("notice", NOTICE_RESULTS, sample);
  memset(results, 0, (size_t)rows * NOTICE_RESULTS * sizeof *results);
  task = MONEY;
  run_threads(1);
  print_written("money", MONEY_RESULTS, sample);
  task = SUMMED;
  print_totals("summed", run_threads(2));
#ifdef PACKED
  task = BY_KIND;
  print_totals("collapsed", run_threads(2));
#endif
  return 0;
}
