#include "naive/standing.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace xingji::naive {
namespace {

struct Memory {
  struct Made {
    Day day;
    std::string move;
  };
  std::string state;
  std::vector<Made> made;  // forgiven ones are taken out
  Day watched_until = 0;
  Day state_since = 0;                  // the day of the move that led to it
  std::set<std::string> watched_since;  // the states that the watch period led away from
};

bool has_score(const StandingDay& day) { return day.scores.at("total").present; }

std::int64_t clip_end(const std::optional<Number>& end, Day day) {
  const Number::Entry* entry = end ? end->on(day) : nullptr;
  return entry == nullptr ? INT64_MIN : entry->value;
}

bool same_scale(const StandingDay& a, const StandingDay& b) {
  const Total& left = a.pack->total;
  const Total& right = b.pack->total;
  return clip_end(left.least, a.day) == clip_end(right.least, b.day) &&
         clip_end(left.most, a.day) == clip_end(right.most, b.day);
}

/// A day of history, and the day whose scores stand for it.
struct Seen {
  const StandingDay* day;
  const StandingDay* scored;
};

/// The days of history as the rule for days without a score leaves them, the latest first.
std::vector<Seen> history_of(const Standing& standing, const std::vector<StandingDay>& days,
                             std::size_t at) {
  std::vector<Seen> seen;
  for (std::size_t d = at + 1; d-- > 0;) {
    if (d < at && !same_scale(days[d], days[d + 1])) break;
    if (has_score(days[d])) {
      seen.push_back({&days[d], &days[d]});
      continue;
    }
    if (standing.no_score_day == Standing::NoScoreDay::breaks) break;
    if (standing.no_score_day == Standing::NoScoreDay::skips) continue;
    for (std::size_t before = d; before-- > 0 && same_scale(days[before], days[before + 1]);) {
      if (!has_score(days[before])) continue;
      seen.push_back({&days[d], &days[before]});
      break;
    }
  }
  return seen;
}

class Asking {
 public:
  Asking(const Standing& standing, const std::vector<StandingDay>& days, std::size_t at, Day today,
         const Memory& memory)
      : standing_(standing), days_(days), at_(at), today_(today), memory_(memory) {
    history_ = history_of(standing, days, at);
    is_in_history_ = has_score(days[at]) ||
                     (standing.no_score_day == Standing::NoScoreDay::counts && !history_.empty());
  }

  Value value(const Expression& expression) const {
    return evaluate(expression, around(
                                    [&](const std::string& name) {
                                      const History* history = find_history(standing_, name);
                                      if (history == nullptr) return days_[at_].scores.at(name);
                                      return of_moves(*history);
                                    },
                                    days_[at_], today_));
  }

  bool is_true(const Expression& condition) const { return value(condition).is_true(); }
  bool is_in_history() const { return is_in_history_; }

 private:
  /// By the rules of today, of what was known of the shop on a day.
  Surroundings around(const std::function<Value(const std::string&)>& named, const StandingDay& of,
                      Day day) const {
    return {*days_[at_].pack, day,
            [this, named, &of, day](const Expression& name) {
              if (name.op == Op::measure) return named(name.name);
              if (name.op == Op::attribute) return attribute(name, of);
              return parameter(name.name, day);
            },
            true};
  }

  /// A flag that is missing is false.
  Value attribute(const Expression& name, const StandingDay& of) const {
    const auto found = of.attributes.find(days_[at_].pack->attributes[name.column].id);
    if (found != of.attributes.end()) return found->second;
    return name.type == Type::flag ? flag_value(false) : Value{};
  }

  Value parameter(const std::string& name, Day day) const {
    for (const Parameter& each : days_[at_].pack->parameters) {
      if (each.id != name) continue;
      const Number::Entry* entry = each.number.on(day);
      return entry == nullptr ? Value{} : number_value(in_units(each.number.type, entry->value));
    }
    throw std::logic_error("standing asks for " + name);
  }

  Value of_moves(const History& history) const {
    if (history.kind == History::Kind::watched) return flag_value(today_ <= memory_.watched_until);
    if (history.kind == History::Kind::times) return times(history);
    if (history.kind == History::Kind::days_since) return days_since(history);
    if (history.kind == History::Kind::yesterday && !is_in_history_) {
      return history_.empty() ? Value{} : on(*history.of, 0);
    }
    return over_days(history, 0);
  }

  Value times(const History& history) const {
    int count = 0;
    for (const Memory::Made& made : memory_.made) {
      const bool is_lately = history.days == 0 || today_ - made.day < history.days;
      if (made.move == standing_.moves[history.move].id && is_lately) ++count;
    }
    return number_value({count});
  }

  Value days_since(const History& history) const {
    Value result;
    for (const Memory::Made& made : memory_.made) {
      if (made.move != standing_.moves[history.move].id) continue;
      result = number_value({today_ - made.day});
    }
    return result;
  }

  /// The expression so many days of history ago.
  Value on(const Expression& expression, std::size_t ago) const {
    return evaluate(expression, around(
                                    [&](const std::string& name) {
                                      const History* history = find_history(standing_, name);
                                      return history == nullptr
                                                 ? history_[ago].scored->scores.at(name)
                                                 : over_days(*history, ago);
                                    },
                                    *history_[ago].day, history_[ago].day->day));
  }

  /// What a history is worth as it was so many days of history ago.
  Value over_days(const History& history, std::size_t ago) const {
    if (history.kind == History::Kind::yesterday) {
      return ago + 1 < history_.size() ? on(*history.of, ago + 1) : Value{};
    }
    std::vector<Value> values;
    for (std::size_t a = ago; a < history_.size(); ++a) {
      if (history.days > 0 && values.size() == static_cast<std::size_t>(history.days)) break;
      values.push_back(on(*history.of, a));
    }
    const auto is_true = [](const Value& value) { return value.is_true(); };
    const auto first_untrue = std::find_if_not(values.begin(), values.end(), is_true);
    const bool is_full = values.size() == static_cast<std::size_t>(history.days);
    switch (history.kind) {
      case History::Kind::running:
        return number_value({first_untrue - values.begin()});
      case History::Kind::every:
        return flag_value(is_full && first_untrue == values.end());
      case History::Kind::days:
        return number_value({std::count_if(values.begin(), values.end(), is_true)});
      default:
        return is_full ? of_all(history, values) : Value{};
    }
  }

  static Value of_all(const History& history, const std::vector<Value>& values) {
    std::vector<Fraction> numbers;
    Fraction sum{0};
    for (const Value& value : values) {
      if (!value.present) return {};
      numbers.push_back(value.number);
      sum = sum + value.number;
    }
    std::sort(numbers.begin(), numbers.end());
    const auto count = static_cast<std::int64_t>(numbers.size());
    if (history.kind == History::Kind::mean) return number_value(sum / Fraction{count});
    if (history.kind == History::Kind::lowest) return number_value(numbers.front());
    if (history.kind == History::Kind::highest) return number_value(numbers.back());
    // The smallest number of which at least the share are not above it.
    for (std::int64_t k = 1; k <= count; ++k) {
      if (!(fraction(k, count) < fraction(history.share, 1'000'000))) {
        return number_value(numbers[static_cast<std::size_t>(k - 1)]);
      }
    }
    throw std::logic_error("a share above all");
  }

  const Standing& standing_;
  const std::vector<StandingDay>& days_;
  std::size_t at_;
  Day today_;
  const Memory& memory_;
  std::vector<Seen> history_;
  bool is_in_history_ = false;
};

/// Whether it is by that move that the subject is where it is.
bool led_here(const Memory& memory, const std::string& move) {
  return !memory.made.empty() && memory.made.back().move == move;
}

/// Whether a petition asks for the move.
bool asks_for(const Standing& standing, const Standing::Move& move, const Memory& memory,
              const StandingPetition& petition) {
  if (petition.is_request != (move.needs == Standing::Move::Needs::request)) return false;
  if (petition.is_request) return petition.move.empty() || petition.move == move.id;
  // Nobody appeals against what is still to come.
  if (petition.filed.value_or(petition.day) < memory.state_since) return false;
  if (petition.move.empty()) return true;
  std::set<std::string> forgives;
  for (const std::size_t forgiven : move.forgives) forgives.insert(standing.moves[forgiven].id);
  return (forgives.empty() || forgives.contains(petition.move)) && led_here(memory, petition.move);
}

/// Takes the last move of that id out of what counts; its day, or nothing.
std::string forgive(Memory& memory, const std::string& move) {
  for (std::size_t m = memory.made.size(); m-- > 0;) {
    if (memory.made[m].move != move) continue;
    const Day day = memory.made[m].day;
    memory.made.erase(memory.made.begin() + static_cast<std::ptrdiff_t>(m));
    return " forgives " + format_day(day);
  }
  return "";
}

std::string make(const Standing& standing, const Standing::Move& move, Memory& memory, Day day,
                 const StandingPetition* petition) {
  const std::string to = standing.states[move.to].id;
  std::string line = format_day(day) + ' ' + move.id + ": " + memory.state + " > " + to;
  for (const std::size_t forgiven : move.forgives) {
    const std::string& id = standing.moves[forgiven].id;
    const bool is_named = petition == nullptr || petition->move.empty() || petition->move == id;
    if (is_named) line += forgive(memory, id);
  }
  if (move.fine) {
    line += " fine " + plain_decimal(in_units(Type::money, move.fine->on(day)->value));
  }
  if (move.watch) {
    memory.watched_until = day + static_cast<Day>(move.watch->on(day)->value / 1'000'000);
    line += " watched until " + format_day(memory.watched_until);
    memory.watched_since.clear();
    for (const std::size_t from : move.from) memory.watched_since.insert(standing.states[from].id);
  } else if (memory.watched_since.contains(to)) {
    memory.watched_until = 0;
  }
  memory.made.push_back({day, move.id});
  if (memory.state != to) memory.state_since = day;
  memory.state = to;
  return line;
}

bool may_be_made(const Standing::Move& move, const Memory& memory, const Standing& standing,
                 Day day) {
  if ((move.since && day < *move.since) || (move.until && day > *move.until)) return false;
  return std::any_of(move.from.begin(), move.from.end(),
                     [&](std::size_t state) { return standing.states[state].id == memory.state; });
}

}  // namespace

std::vector<std::string> naive_standing(const std::string& id, const std::vector<StandingDay>& days,
                                        const std::vector<StandingDay>& restated,
                                        std::vector<StandingPetition> petitions, Day last) {
  std::vector<std::string> lines;
  Memory memory;
  if (days.empty()) return lines;
  std::size_t at = 0;
  for (Day day = days.front().day; day <= std::max(last, days.back().day); ++day) {
    while (at + 1 < days.size() && days[at + 1].day <= day) ++at;
    const Standing* standing = find_standing(*days[at].pack, id);
    if (standing == nullptr) continue;
    if (memory.state.empty()) memory.state = standing->states[standing->start].id;
    bool is_moved = false;
    for (const Standing::Move& move : standing->moves) {
      if (!may_be_made(move, memory, *standing, day)) continue;
      auto petition = petitions.end();
      if (move.needs == Standing::Move::Needs::nothing) {
        if (day != days[at].day) continue;
      } else {
        petition = std::find_if(petitions.begin(), petitions.end(), [&](const auto& each) {
          return each.day <= day && asks_for(*standing, move, memory, each);
        });
        if (petition == petitions.end()) continue;
      }
      if (move.when && !Asking(*standing, days, at, day, memory).is_true(*move.when)) continue;
      const bool would_be = restated.empty() || !move.when ||
                            Asking(*standing, restated, at, day, memory).is_true(*move.when);
      const std::string before = memory.state;
      lines.push_back(
          make(*standing, move, memory, day, petition == petitions.end() ? nullptr : &*petition));
      if (!would_be) lines.push_back(format_day(day) + ' ' + move.id + ": finding");
      if (petition != petitions.end()) petitions.erase(petition);
      is_moved = true;
      break;
    }
    while (!is_moved && !petitions.empty() && petitions.front().day <= day) {
      const bool is_move = find_move(*standing, petitions.front().move).has_value();
      lines.push_back(format_day(day) + ' ' + (is_move ? petitions.front().move : "") +
                      ": refused");
      petitions.erase(petitions.begin());
    }
  }
  return lines;
}

AskedOfDay naive_asked(const Standing& standing, const std::vector<StandingDay>& days,
                       std::size_t at, const Expression& expression) {
  const Asking asking(standing, days, at, days[at].day, {});
  return {asking.value(expression), asking.is_in_history()};
}

}  // namespace xingji::naive
