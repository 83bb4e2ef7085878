#include "standing/timeline.h"

#include <algorithm>
#include <map>
#include <memory>

#include "engine/number.h"
#include "standing/compiled.h"
#include "standing/days.h"

namespace xingji {
namespace {

using Move = Standing::Move;

// A move that was made, as conditions remember it.
struct Made {
  Day day = 0;
  std::string move;
  bool is_forgiven = false;
};

// One version's rules over the days of the course.
struct Version {
  Version(const Pack& pack, const Standing& rules, const Course& course)
      : standing(rules),
        compiled(pack, rules),
        attributes(course.attributes ? course.attributes(pack) : nobody),
        days(compiled, course.steps, attributes) {
    if (!course.restated.empty()) restated.emplace(compiled, course.restated, attributes);
  }

  const Standing& standing;
  Attributes nobody;
  Compiled compiled;
  const Attributes& attributes;
  Days days;
  std::optional<Days> restated;
};

bool has_any_score(const Card& card) {
  return card.total || card.stars ||
         std::any_of(card.indicators.begin(), card.indicators.end(),
                     [](const IndicatorResult& each) { return each.value.has_value(); });
}

// Whether the move leads back to where the one that began a watch period led away from.
bool leads_back(const Line& line, const Line& began) {
  const Standing& then = *began.standing;
  const std::string& to = line.standing->states[line.to].id;
  const auto& from = then.moves[*began.move].from;
  return std::any_of(from.begin(), from.end(),
                     [&](std::size_t state) { return then.states[state].id == to; });
}

// The last day of the watch period that the moves up to a day began and did not end; it may be
// past. Who is removed again is no longer watched.
std::optional<Day> watch_begun(const std::vector<Line>& lines, Day day) {
  const Line* began = nullptr;
  for (const Line& line : lines) {
    if (line.kind != Line::Kind::move || line.day > day) continue;
    if (line.watched_until) {
      began = &line;
    } else if (began != nullptr && leads_back(line, *began)) {
      began = nullptr;
    }
  }
  return began == nullptr ? std::nullopt : began->watched_until;
}

class Machine {
 public:
  Machine(std::string_view id, const Course& course) : id_(id), course_(course) {
    timeline_.standing = id;
    std::copy_if(course.petitions.begin(), course.petitions.end(), std::back_inserter(open_),
                 [&](const Petition& petition) { return petition.standing == id_; });
  }

  Timeline run() {
    for (std::size_t s = 0; s < course_.steps.size(); ++s) {
      timeline_.is_judged = timeline_.is_judged || has_any_score(*course_.steps[s].card);
      const Day next = s + 1 < course_.steps.size() ? course_.steps[s + 1].day : course_.last + 1;
      for (Day day = course_.steps[s].day; day < std::max(next, course_.steps[s].day + 1); ++day) {
        if (day == course_.steps[s].day || has_petition(day)) live(day, s);
      }
    }
    if (!course_.steps.empty()) note_upheld_moves();
    return std::move(timeline_);
  }

 private:
  void note_upheld_moves() {
    const std::size_t step = course_.steps.size() - 1;
    const Day day = std::max(course_.last, course_.steps[step].day);
    const Version* rules = version(*course_.steps[step].pack);
    const auto state = rules == nullptr ? std::nullopt : find_state(rules->standing, state_);
    for (std::size_t m = 0; state && m < rules->standing.moves.size(); ++m) {
      const Move& move = rules->standing.moves[m];
      const bool leaves = std::find(move.from.begin(), move.from.end(), *state) != move.from.end();
      const bool is_open = move.needs == Move::Needs::upheld_appeal && leaves &&
                           in_force(move.since, move.until, day);
      if (!is_open) continue;
      timeline_.upheld_moves.push_back({&rules->compiled.pack(), &rules->standing, m, day,
                                        holds(*rules, rules->days, m, day, step)});
    }
  }

  bool has_petition(Day day) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const Petition& petition) { return petition.day <= day; });
  }

  Version* version(const Pack& pack) {
    const Standing* standing = find_standing(pack, id_);
    if (standing == nullptr) return nullptr;
    auto& found = versions_[&pack];
    if (found == nullptr) found = std::make_unique<Version>(pack, *standing, course_);
    if (timeline_.rules == nullptr) {
      timeline_.rules = standing;
      state_ = standing->states[standing->start].id;
    }
    return found.get();
  }

  void live(Day day, std::size_t step) {
    Version* rules = version(*course_.steps[step].pack);
    if (rules == nullptr) return;
    const Standing& standing = rules->standing;
    const auto state = find_state(standing, state_);
    bool is_moved = false;
    for (std::size_t m = 0; state && m < standing.moves.size() && !is_moved; ++m) {
      is_moved = try_move(*rules, m, *state, day, step);
    }
    if (!is_moved) refuse_petitions(*rules, state.value_or(0), day, step);
  }

  bool try_move(Version& rules, std::size_t m, std::size_t state, Day day, std::size_t step) {
    const Move& move = rules.standing.moves[m];
    const bool leaves = std::find(move.from.begin(), move.from.end(), state) != move.from.end();
    if (!leaves || !in_force(move.since, move.until, day)) return false;
    auto petition = open_.end();
    if (move.needs != Move::Needs::nothing) {
      petition = petition_for(rules.standing, move, day);
      if (petition == open_.end()) return false;
    } else if (day != course_.steps[step].day) {
      return false;  // inside a period nothing moves by itself
    }
    if (!holds(rules, rules.days, m, day, step)) return false;
    Line line = line_of(rules, rules.days, m, state, day, step);
    if (petition != open_.end()) line.petition = petition->id;
    std::optional<Line> finding;
    if (rules.restated && !holds(rules, *rules.restated, m, day, step)) {
      finding = line_of(rules, *rules.restated, m, state, day, step);
      finding->kind = Line::Kind::finding;
    }
    follow(rules, move, petition == open_.end() ? "" : petition->move, line);
    if (petition != open_.end()) open_.erase(petition);
    timeline_.lines.push_back(std::move(line));
    if (finding) timeline_.lines.push_back(std::move(*finding));
    return true;
  }

  std::vector<Petition>::iterator petition_for(const Standing& standing, const Move& move,
                                               Day day) {
    return std::find_if(open_.begin(), open_.end(), [&](const Petition& petition) {
      return petition.day <= day && fits(standing, move, petition);
    });
  }

  // A request speaks of the move that is wanted, an appeal of the one that led to where the subject
  // is: won against an earlier one, it cannot undo what came after.
  bool fits(const Standing& standing, const Move& move, const Petition& petition) const {
    if (petition.kind == Petition::Kind::request) {
      return move.needs == Move::Needs::request &&
             (petition.move.empty() || petition.move == move.id);
    }
    if (move.needs != Move::Needs::upheld_appeal || is_early(petition)) return false;
    if (petition.move.empty()) return true;
    const bool speaks_of = std::any_of(
        move.forgives.begin(), move.forgives.end(),
        [&](std::size_t forgiven) { return standing.moves[forgiven].id == petition.move; });
    return (move.forgives.empty() || speaks_of) && !made_.empty() &&
           made_.back().move == petition.move;
  }

  // Handed in before the subject came to where it is, an appeal is against nothing of that.
  bool is_early(const Petition& petition) const {
    return petition.kind == Petition::Kind::upheld_appeal && came_here_ &&
           petition.filed.value_or(petition.day) < *came_here_;
  }

  const Made* last_made(std::string_view move) const {
    const auto found = std::find_if(made_.rbegin(), made_.rend(), [&](const Made& made) {
      return made.move == move && !made.is_forgiven;
    });
    return found == made_.rend() ? nullptr : &*found;
  }

  // What a condition speaks of: scores and their history, or moves.
  Behind behind(const Version& rules, const Days& days, std::size_t name, Day day,
                std::size_t step) const {
    const std::size_t scores = rules.compiled.scores();
    const Standing& standing = rules.standing;
    if (name < scores) return days.at(name, step);
    const History& history = standing.histories[name - scores];
    Behind result{history.id, history.type, {}, day + 1, day};
    if (history.kind == History::Kind::watched) {
      const auto until = watch_begun(timeline_.lines, day);
      result.value = known(until && day <= *until ? 1 : 0);
      return result;
    }
    const bool is_of_moves =
        history.kind == History::Kind::times || history.kind == History::Kind::days_since;
    if (!is_of_moves) return days.at(name, step);
    const std::string& move = standing.moves[history.move].id;
    if (history.kind == History::Kind::days_since) {
      const Made* last = last_made(move);
      if (last == nullptr) return result;
      result.value = known(day - last->day);
      result.first = result.last = last->day;
      return result;
    }
    std::int64_t times = 0;
    for (const Made& made : made_) {
      const bool is_lately = history.days == 0 || made.day > day - history.days;
      if (made.move != move || made.is_forgiven || !is_lately) continue;
      if (times++ == 0) result.first = made.day;
      result.last = made.day;
    }
    result.value = known(times);
    return result;
  }

  static DayValue known(std::int64_t value) { return {DayValue::State::known, {value, 1}}; }

  bool holds(const Version& rules, const Days& days, std::size_t m, Day day,
             std::size_t step) const {
    const Formula* when = rules.compiled.asked(m);
    if (when == nullptr) return true;
    return when
        ->value(day, rules.attributes,
                {[&](std::size_t name, Day) { return behind(rules, days, name, day, step).value; }})
        .is_true();
  }

  Line line_of(const Version& rules, const Days& days, std::size_t m, std::size_t state, Day day,
               std::size_t step) const {
    Line line;
    line.day = day;
    line.pack = &rules.compiled.pack();
    line.standing = &rules.standing;
    line.move = m;
    line.from = state;
    line.to = rules.standing.moves[m].to;
    if (const Formula* when = rules.compiled.asked(m)) {
      for (const std::size_t name : when->measures()) {
        line.behind.push_back(behind(rules, days, name, day, step));
      }
    }
    return line;
  }

  void follow(const Version& rules, const Move& move, const std::string& appealed, Line& line) {
    const Standing& standing = rules.standing;
    const auto amount = [&](const std::optional<Number>& number) {
      return number ? amount_on(*number, rules.compiled.pack(), rules.attributes, line.day)
                    : std::nullopt;
    };
    for (const std::size_t forgiven : move.forgives) {
      const std::string& id = standing.moves[forgiven].id;
      if (!appealed.empty() && appealed != id) continue;
      const Made* last = last_made(id);
      if (last == nullptr) continue;
      made_[static_cast<std::size_t>(last - made_.data())].is_forgiven = true;
      line.forgiven.push_back(last->day);
    }
    line.fine = amount(move.fine);
    if (const auto days = amount(move.watch)) {
      line.watched_until = line.day + static_cast<Day>(*days / micro_one);
    }
    made_.push_back({line.day, move.id, false});
    if (line.from != line.to) came_here_ = line.day;
    state_ = standing.states[move.to].id;
  }

  // What was asked for and moved nothing, on a day on which nothing else went before it.
  void refuse_petitions(const Version& rules, std::size_t state, Day day, std::size_t step) {
    const Standing& standing = rules.standing;
    while (has_petition(day)) {
      const Petition petition = open_.front();
      open_.erase(open_.begin());
      Line line;
      if (const auto move = find_move(standing, petition.move)) {
        line = line_of(rules, rules.days, *move, state, day, step);
      }
      line.kind = Line::Kind::refused;
      line.day = day;
      line.pack = &rules.compiled.pack();
      line.standing = &standing;
      line.from = line.to = state;
      line.petition = petition.id;
      if (is_early(petition)) line.filed_before_it = petition.filed;
      timeline_.lines.push_back(std::move(line));
    }
  }

  std::string id_;
  const Course& course_;
  Timeline timeline_;
  std::vector<Petition> open_;
  std::map<const Pack*, std::unique_ptr<Version>> versions_;
  std::string state_;
  std::vector<Made> made_;
  std::optional<Day> came_here_;  // the day of the move that led to the state
};

}  // namespace

Timeline hold(std::string_view standing, const Course& course) {
  return Machine(standing, course).run();
}

const Standing::State& Timeline::state_on(Day day) const {
  const Line* last = nullptr;
  for (const Line& line : lines) {
    if (line.day <= day && line.kind == Line::Kind::move) last = &line;
  }
  return last == nullptr ? rules->states[rules->start] : last->standing->states[last->to];
}

const Standing& Timeline::rules_on(Day day) const {
  const Standing* last = rules;
  for (const Line& line : lines) {
    if (line.day <= day && line.kind == Line::Kind::move) last = line.standing;
  }
  return *last;
}

std::optional<Day> Timeline::watched_until(Day day) const {
  const auto until = watch_begun(lines, day);
  return until && *until > day ? until : std::nullopt;
}

std::string_view to_text(Line::Kind kind) {
  switch (kind) {
    case Line::Kind::move:
      return "move";
    case Line::Kind::refused:
      return "refused";
    case Line::Kind::finding:
      return "finding";
  }
  return "";
}

}  // namespace xingji
