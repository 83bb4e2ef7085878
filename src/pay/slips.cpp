#include "pay/slips.h"

#include <functional>
#include <limits>
#include <map>

#include "pack/visit.h"
#include "pay/worth.h"

namespace xingji {
namespace {

// Where somebody stands among the people of the shop.
struct Seat {
  std::int64_t position = 0;
  std::int64_t people = 0;
  std::string elsewhere;  // the slip that has what is paid once; empty: this one
};

using Shop = std::pair<const Shard*, std::size_t>;

Shop shop_of(const Person& person) { return {person.rows.shard, person.rows.account}; }

std::vector<Seat> seats_in_shops(const std::vector<Person>& people) {
  std::map<Shop, std::int64_t> counts;
  std::vector<Seat> seats;
  for (const Person& person : people) seats.push_back({counts[shop_of(person)]++, 0, {}});
  const std::vector<std::size_t> first = first_slips(people);
  for (std::size_t p = 0; p < people.size(); ++p) {
    seats[p].people = counts[shop_of(people[p])];
    if (first[p] != p) seats[p].elsewhere = people[first[p]].subject;
  }
  return seats;
}

// Equal parts of whole hundredths that add up to the pot.
std::int64_t part_of(const PayPot& pot, std::int64_t position) {
  const bool has_one_more = position < pot.left_over;
  const std::int64_t sign = pot.cents < 0 ? -1 : 1;
  return pot.cents / pot.people + (has_one_more ? sign : 0);
}

using Part = std::function<void(const Expression&)>;

// The parts that the value rests on: what is not chosen is nothing of it.
void look_behind(const Expression& part, const PayRules& rules, const PayWorth& worth,
                 const Part& see) {
  see(part);
  const DayValue chosen =
      part.op == Op::choose ? worth.of(rules.formula(part.arguments[0])) : DayValue{};
  for (std::size_t a = 0; a < part.arguments.size(); ++a) {
    const bool is_left_out = chosen.is_known() && a == (chosen.is_true() ? 2U : 1U);
    if (!is_left_out) look_behind(part.arguments[a], rules, worth, see);
  }
}

// The names of a line; of one that speaks of none the attributes and parameters.
std::vector<PayBehind> behind_of(const Expression& value, const PayRules& rules,
                                 const PayWorth& worth, const Symbols& symbols) {
  std::map<std::string, PayBehind> names;
  std::map<std::string, PayBehind> settings;
  look_behind(value, rules, worth, [&](const Expression& part) {
    const bool is_setting = part.op == Op::attribute || part.op == Op::parameter;
    if (part.op == Op::measure) {
      names.try_emplace(part.name,
                        PayBehind{part.name, part.type, worth.of(rules.name(part.name))});
    } else if (is_setting) {
      const Formula formula = rules.formula(part);
      DayValue setting = worth.of(formula);
      // The text of an attribute stays where the facts have it, longer than formula and person.
      const std::uint32_t text = symbols.find(setting.text);
      setting.text = text == Symbols::unknown ? std::string_view{} : symbols.text(text);
      settings.try_emplace(part.name, PayBehind{part.name, part.type, setting, part.op});
    }
  });
  std::vector<PayBehind> all;
  for (auto& [name, one] : names.empty() ? settings : names) all.push_back(std::move(one));
  return all;
}

std::optional<std::int64_t> rounded(const DayValue& value) {
  if (!value.is_known()) return std::nullopt;
  const Int128 cents = divide_rounded(value.ratio.numerator, value.ratio.denominator);
  if (cents > std::numeric_limits<std::int64_t>::max() ||
      cents < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(cents);
}

// The measures that an expression rests on, through values too.
void mark_measures(const Expression& value, const PayRules& rules, std::vector<bool>& asked) {
  visit(value, [&](const Expression& part) {
    if (part.op != Op::measure) return;
    const PayName& name = rules.name(part.name);
    if (name.of == PayName::Of::measure || name.of == PayName::Of::team_measure) {
      asked[name.position] = true;
    }
    if (name.of == PayName::Of::value || name.of == PayName::Of::team_value) {
      mark_measures(rules.pack().pay->values[name.position].value, rules, asked);
    }
  });
}

class SlipMaker {
 public:
  SlipMaker(const PayRules& rules, const FactSet& facts, Day last)
      : rules_(rules), facts_(facts), last_(last) {
    asked_.resize(rules.pack().measures.size());
    for (const Pay::Line& line : rules.pack().pay->lines) {
      if (is_in_force(line)) mark_measures(line.value, rules, asked_);
    }
  }

  Slip make(const Person& person, const Seat& seat) const {
    const Pay& pay = *rules_.pack().pay;
    Slip slip;
    slip.subject = person.subject;
    slip.rows = person.rows;
    std::vector<std::optional<std::int64_t>> amounts(pay.lines.size());
    const PayWorth worth(rules_, facts_, person, last_, amounts);
    bool is_whole = true;
    Int128 total = 0;
    for (std::size_t l = 0; l < pay.lines.size(); ++l) {
      if (!is_in_force(pay.lines[l])) continue;
      slip.lines.push_back(line_of(l, worth, seat));
      amounts[l] = slip.lines.back().cents;
      is_whole = is_whole && amounts[l].has_value();
      total += amounts[l].value_or(0);
    }
    if (is_whole) slip.total = static_cast<std::int64_t>(total);
    for (std::size_t m = 0; m < asked_.size(); ++m) {
      slip.is_partial = slip.is_partial || (asked_[m] && person.is_partial[m]);
    }
    return slip;
  }

 private:
  bool is_in_force(const Pay::Line& line) const { return in_force(line.since, line.until, last_); }

  SlipLine line_of(std::size_t position, const PayWorth& worth, const Seat& seat) const {
    const Pay::Line& rule = rules_.pack().pay->lines[position];
    SlipLine line;
    line.rule = &rule;
    if (rule.is_once && !seat.elsewhere.empty()) {
      line.cents = 0;
      line.elsewhere = seat.elsewhere;
      return line;
    }
    if (auto why = worth.unread(rule.value)) {
      line.why = std::move(*why);
      return line;
    }
    line.cents = rounded(worth.of(rules_.line(position)));
    line.behind = behind_of(rule.value, rules_, worth, facts_.symbols);
    if (!line.cents) {
      line.why = worth.why(rule.value, rule.undefined);
    } else if (rule.is_shared) {
      const std::int64_t left_over = *line.cents % seat.people;
      line.pot = PayPot{*line.cents, seat.people, left_over < 0 ? -left_over : left_over};
      line.cents = part_of(*line.pot, seat.position);
    }
    return line;
  }

  const PayRules& rules_;
  const FactSet& facts_;
  Day last_;
  std::vector<bool> asked_;  // by measure: some line rests on it
};

int ends_on(const Pack& pack) { return pack.period ? pack.period->ends_on : end_of_month; }

}  // namespace

Day last_day_of_pay(const Pack& pack, std::int64_t month) {
  const int day = ends_on(pack);
  const int index = static_cast<int>(month);
  return day == end_of_month ? first_day_of_month(index + 1) - 1
                             : first_day_of_month(index) + day - 1;
}

Instant view_of_slips(const Pack& pack, Day last) {
  return pack.pay->sees_later ? end_of_facts : pack.zone.end_of(last);
}

PaySheet pay_slips(const Pack& pack, const FactSet& facts, Day last) {
  PaySheet sheet;
  sheet.pack = &pack;
  sheet.facts = &facts;
  sheet.last = last;
  sheet.first = first_of_period(last, ends_on(pack));
  const PayRules rules(pack);
  const std::vector<Person> people = people_paid(pack, facts, sheet.first, last);
  const std::vector<Seat> seats = seats_in_shops(people);
  const SlipMaker maker(rules, facts, last);
  for (std::size_t p = 0; p < people.size(); ++p) {
    sheet.slips.push_back(maker.make(people[p], seats[p]));
  }
  return sheet;
}

}  // namespace xingji
