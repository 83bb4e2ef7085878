#include "standing/notices.h"

#include <algorithm>
#include <map>
#include <memory>

#include "standing/anew.h"
#include "standing/compiled.h"
#include "standing/days.h"

namespace xingji {
namespace {

// One notice of one version over the days of the course.
class Watch {
 public:
  Watch(const Pack& pack, const Notice& notice, const Course& course, const Timeline* before)
      : pack_(pack),
        notice_(notice),
        course_(course),
        compiled_(pack, notice),
        attributes_(course.attributes ? course.attributes(pack) : nobody_),
        days_(compiled_, course.steps, attributes_) {
    if (!course.restated.empty()) restated_.emplace(compiled_, course.restated, attributes_);
    if (before == nullptr || !notice.before) return;
    const Standing& standing = *find_standing(pack, notice.before->standing);
    leads_to_ = {before, &standing, &standing.moves[*find_move(standing, notice.before->move)]};
    if (notice.line > 0) anew_ = waits_after(standing, *leads_to_.move);
    find_shut();
  }

  void tell(std::size_t step, std::vector<Sent>& sent) const {
    if (!is_due(days_, step)) return;
    sent.push_back(told_by(days_, step));
    if (!restated_ || is_due(*restated_, step)) return;
    sent.push_back(told_by(*restated_, step));
    sent.back().is_finding = true;
  }

  void tell_how_far(std::vector<Sent>& sent) const {
    const std::size_t last = course_.steps.size() - 1;
    if (notice_.line > 0 && day_of_episode(days_, last) > 0) sent.push_back(told_by(days_, last));
  }

  // What is told of a move or of rows, with the scores of the day or the last before it.
  Sent told_on(Day day) const {
    const auto after =
        std::upper_bound(course_.steps.begin(), course_.steps.end(), day,
                         [](Day wanted, const ScoreDay& step) { return wanted < step.day; });
    if (after != course_.steps.begin()) {
      Sent sent = told_by(days_, static_cast<std::size_t>(after - course_.steps.begin()) - 1);
      sent.day = day;
      return sent;
    }
    Sent sent = empty(day);
    for (const Notice::Blank& blank : notice_.blanks) sent.blanks.push_back(unknown(blank));
    return sent;
  }

 private:
  Sent empty(Day day) const {
    Sent sent;
    sent.day = day;
    sent.pack = &pack_;
    sent.notice = &notice_;
    return sent;
  }

  static Behind unknown(const Notice::Blank& blank) {
    return {blank.name, blank.value ? blank.value->type : Type::number, {}, 1, 0};
  }

  Sent told_by(const Days& days, std::size_t step) const {
    Sent sent = empty(course_.steps[step].day);
    std::vector<std::size_t> asked;
    if (notice_.when) {
      asked.push_back(compiled_.scores() + notice_.run);
      sent.run = run(days, step);
      // Where the days are over and it was not made, it may be made on the next.
      if (notice_.line > 0) {
        sent.left = std::max(1, notice_.line - static_cast<int>(sent.run));
        sent.gap = gap_before(step, sent.run);
      }
    }
    for (std::size_t b = 0; b < notice_.blanks.size(); ++b) {
      sent.blanks.push_back(blank(days, b, step));
      const Formula* formula = compiled_.asked(b);
      if (formula == nullptr) continue;
      for (const std::size_t name : formula->measures()) {
        if (std::find(asked.begin(), asked.end(), name) == asked.end()) asked.push_back(name);
      }
    }
    for (const std::size_t name : asked) sent.behind.push_back(days.at(name, step));
    if (!notice_.when) return sent;
    if (sent.run > 0) begin_anew(sent.day, sent.run, sent.behind.front());
    sent.is_over = is_over(days, step, sent.run);
    add_moves(step, sent.behind);
    return sent;
  }

  std::optional<Sent::Gap> gap_before(std::size_t step, std::size_t run) const {
    const bool breaks = notice_.no_score_day == Standing::NoScoreDay::breaks;
    if (!breaks || run == 0 || run > step || course_.given.empty()) return std::nullopt;
    const Card& before = *course_.steps[step - run].card;
    if (before.total || before.day <= *course_.given.begin()) return std::nullopt;
    return Sent::Gap{before.day, course_.given.contains(before.day)};
  }

  // The condition with the last scores that decide it, and with the histories of the first day of
  // its run: a total that fell day after day is back when it is as high as before the first.
  bool is_over(const Days& days, std::size_t step, std::size_t run) const {
    const std::size_t first = step + 1 - std::min(step + 1, std::max<std::size_t>(run, 1));
    for (std::size_t last = course_.steps.size(); --last > step;) {
      const DayValue holds =
          compiled_.of(notice_.run)
              ->value(course_.steps[last].day, attributes_, {[&](std::size_t name, Day) {
                        const bool is_score = name < compiled_.scores();
                        return days.at(name, is_score ? last : first).value;
                      }});
      if (holds.is_known()) return !holds.is_true();
    }
    return false;
  }

  struct LeadsTo {
    const Timeline* timeline = nullptr;
    const Standing* standing = nullptr;
    const Standing::Move* move = nullptr;
  };

  // The days in a row that count: where a move follows, as many as are missing until it, taken from
  // its line. A day that history does not have is none of the episode.
  std::size_t run(const Days& days, std::size_t step) const {
    const Day day = course_.steps[step].day;
    const Behind counted = days.at(compiled_.scores() + notice_.run, step);
    if (counted.last != day) return 0;
    Day count = static_cast<Day>(counted.value.ratio.numerator);
    for (const Anew& anew : anew_) {
      const auto made = last_made(*leads_to_.timeline, anew.move, day);
      if (made) count = std::min(count, notice_.line - anew.days + (day - *made));
    }
    return static_cast<std::size_t>(std::max<Day>(count, 0));
  }

  // The days of the run that count, where a move began them anew.
  static void begin_anew(Day day, std::size_t run, Behind& counted) {
    const auto days = static_cast<Day>(run);
    if (counted.value.ratio.numerator <= days) return;
    counted.value.ratio.numerator = days;
    counted.first = std::max(counted.first, day - days + 1);
  }

  // Whether the move can be made from the state that a step ends in.
  bool is_open(std::size_t step) const {
    const Day day = course_.steps[step].day;
    const Standing::Move& move = *leads_to_.move;
    const auto state = find_state(*leads_to_.standing, leads_to_.timeline->state_on(day).id);
    return state && in_force(move.since, move.until, day) &&
           std::find(move.from.begin(), move.from.end(), *state) != move.from.end();
  }

  void find_shut() {
    for (std::size_t s = 0; s < course_.steps.size(); ++s) {
      const auto before = s == 0 ? std::nullopt : shut_[s - 1];
      shut_.push_back(is_open(s) ? before : std::optional(s));
    }
  }

  // On which day of its episode a step is: of the days that count those since the move can be made
  // again. None while it cannot.
  std::size_t day_of_episode(const Days& days, std::size_t step) const {
    const std::size_t count = run(days, step);
    if (leads_to_.move == nullptr || !shut_[step]) return count;
    if (*shut_[step] == step) return 0;
    const std::size_t name = compiled_.scores() + notice_.run;
    const Behind now = days.at(name, step);
    const Behind then = days.at(name, *shut_[step]);
    const bool is_same_run = now.first <= course_.steps[*shut_[step]].day;
    const Int128 since =
        now.value.ratio.numerator - (is_same_run ? then.value.ratio.numerator : Int128{0});
    return std::min(count, static_cast<std::size_t>(since));
  }

  bool is_due(const Days& days, std::size_t step) const {
    const std::size_t day = day_of_episode(days, step);
    if (day == 0) return false;
    const auto& on = notice_.on_days;
    return on.empty() || std::find(on.begin(), on.end(), static_cast<int>(day)) != on.end();
  }

  // The moves that began the run anew.
  void add_moves(std::size_t step, std::vector<Behind>& behind) const {
    const Day day = course_.steps[step].day;
    for (const Anew& anew : anew_) {
      const auto made = last_made(*leads_to_.timeline, anew.move, day);
      if (!made || day - *made >= anew.days) continue;
      behind.push_back({"days_since(" + anew.move + ")",
                        Type::number,
                        {DayValue::State::known, {day - *made, 1}},
                        *made,
                        *made});
    }
  }

  Behind blank(const Days& days, std::size_t b, std::size_t step) const {
    Behind result = unknown(notice_.blanks[b]);
    const Formula* formula = compiled_.asked(b);
    if (formula == nullptr) return result;
    result.value =
        formula->value(course_.steps[step].day, attributes_,
                       {[&](std::size_t name, Day) { return days.at(name, step).value; }});
    result.text = result.value.text;
    return result;
  }

  const Pack& pack_;
  const Notice& notice_;
  const Course& course_;
  Attributes nobody_;
  Compiled compiled_;
  const Attributes& attributes_;
  Days days_;
  std::optional<Days> restated_;
  LeadsTo leads_to_;
  std::vector<Anew> anew_;
  std::vector<std::optional<std::size_t>> shut_;  // by step: the last up to it that is not open
};

using Watches = std::map<const Notice*, std::unique_ptr<Watch>>;

Watch& watch_of(Watches& watches, const Pack& pack, const Notice& notice, const Course& course,
                const Timeline* before = nullptr) {
  auto& watch = watches[&notice];
  if (watch == nullptr) watch = std::make_unique<Watch>(pack, notice, course, before);
  return *watch;
}

const Timeline* timeline_of(const Notice& notice, const std::vector<Timeline>& timelines) {
  if (!notice.before) return nullptr;
  const auto found = std::find_if(timelines.begin(), timelines.end(), [&](const Timeline& each) {
    return each.standing == notice.before->standing && each.rules != nullptr;
  });
  return found == timelines.end() ? nullptr : &*found;
}

bool tells_of(const Notice& notice, const Line& line, const std::string& standing) {
  return notice.move && line.kind != Line::Kind::refused && line.move &&
         notice.move->standing == standing &&
         notice.move->move == line.standing->moves[*line.move].id;
}

bool is_of_days(const Notice& notice, Standing::JudgedOn series, Day day) {
  return notice.when && notice.judged_on == series && in_force(notice.since, notice.until, day);
}

}  // namespace

std::vector<Sent> sent_on(const Course& course, Standing::JudgedOn series,
                          const std::vector<Timeline>& timelines) {
  std::vector<Sent> sent;
  Watches watches;
  for (std::size_t s = 0; s < course.steps.size(); ++s) {
    const Pack& pack = *course.steps[s].pack;
    for (const Notice& notice : pack.notices) {
      if (!is_of_days(notice, series, course.steps[s].day)) continue;
      watch_of(watches, pack, notice, course, timeline_of(notice, timelines)).tell(s, sent);
    }
  }
  return sent;
}

std::vector<Sent> counting_down(const Course& course, Standing::JudgedOn series,
                                const std::vector<Timeline>& timelines) {
  std::vector<Sent> sent;
  if (course.steps.empty()) return sent;
  const ScoreDay& last = course.steps.back();
  for (const Notice& notice : last.pack->notices) {
    if (!is_of_days(notice, series, last.day)) continue;
    Watch(*last.pack, notice, course, timeline_of(notice, timelines)).tell_how_far(sent);
  }
  return sent;
}

std::vector<Sent::Row> rows_told(const Pack& pack, const Notice& notice,
                                 const std::vector<Waiting>& waits, Instant end) {
  std::vector<Sent::Row> rows;
  // What is due at the first second of the next day is due with this day: its evening is too late
  // to tell of it, and yet the last one where the evening before was too far ahead.
  const Instant midnight = end + 1;
  const Instant first = notice.within < seconds_per_day ? midnight : midnight + 1;
  for (const Waiting& wait : waits) {
    const bool is_near = wait.due && *wait.due >= first && *wait.due <= midnight + notice.within;
    if (wait.task != *notice.deadline || !is_near) continue;
    const Table table = pack.tasks[wait.task].rows.table;
    rows.push_back({std::string(wait.account.shard->table(table).keys[wait.row]), wait.due});
  }
  return rows;
}

std::vector<Sent> sent_of_rows(const Course& course, const Family& family, const FactSet& facts,
                               const ScoreOptions& options, const std::string& subject) {
  std::vector<Sent> sent;
  Watches watches;
  for (Day day = options.first; day <= options.last; ++day) {
    const Pack* pack = version_on(family, day, options);
    if (pack == nullptr) continue;
    std::optional<std::vector<Waiting>> waits;
    for (const Notice& notice : pack->notices) {
      if (!notice.deadline || !in_force(notice.since, notice.until, day)) continue;
      const Instant end = pack->zone.end_of(day);
      if (!waits) waits = waiting(*pack, facts, {subject}, end);
      auto rows = rows_told(*pack, notice, *waits, end);
      if (rows.empty()) continue;
      sent.push_back(watch_of(watches, *pack, notice, course).told_on(day));
      sent.back().rows = std::move(rows);
    }
  }
  return sent;
}

std::vector<Sent> sent_of_moves(const Course& course, const Timeline& timeline) {
  std::vector<Sent> sent;
  Watches watches;
  for (const Line& line : timeline.lines) {
    for (const Notice& notice : line.pack->notices) {
      const bool is_told = tells_of(notice, line, timeline.standing);
      if (!is_told || !in_force(notice.since, notice.until, line.day)) continue;
      sent.push_back(watch_of(watches, *line.pack, notice, course).told_on(line.day));
      sent.back().move = &line;
      sent.back().is_finding = line.kind == Line::Kind::finding;
      const std::string& led_to = line.standing->states[line.to].id;
      sent.back().is_over = timeline.state_on(course.last).id != led_to;
      sent.back().behind = line.behind;
    }
  }
  return sent;
}

}  // namespace xingji
