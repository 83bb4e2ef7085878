#include "cases/pay.h"

#include <algorithm>
#include <set>

#include "cases/facts.h"
#include "pack/visit.h"
#include "pay/slips.h"

namespace xingji::cases {
namespace {

constexpr std::string_view none = "none";

// "1100", "-0.5", "1100.00 CNY": hundredths.
std::optional<std::int64_t> to_cents(std::string_view text) {
  const auto amount = parse_amount(text);
  if (!amount) return std::nullopt;
  if (amount->type == Type::money) return amount->value;
  constexpr Micro micro_per_cent = micro_one / 100;
  const bool is_whole = amount->type == Type::number && amount->value % micro_per_cent == 0;
  return is_whole ? std::optional(amount->value / micro_per_cent) : std::nullopt;
}

std::string text_of(const std::optional<std::int64_t>& cents) {
  return cents ? format_micro(*cents * (micro_one / 100)) : std::string(none);
}

class Comparison {
 public:
  Comparison(const PaySheet& sheet, Problems& problems) : sheet_(sheet), problems_(problems) {}

  void compare(const Node& expect, const std::string& who, const std::string& path) {
    if (!is_map(expect, "'pay'", problems_)) return;
    const bool is_whole = who.find('/') != std::string::npos;  // of another shop
    const std::string id = is_whole ? who : std::string(case_shop) + '/' + who;
    const auto slip = std::find_if(sheet_.slips.begin(), sheet_.slips.end(),
                                   [&](const Slip& each) { return each.subject == id; });
    for (const MapEntry& entry : expect.entries) {
      if (entry.value.is_map()) {
        compare(entry.value, entry.key, path + '.' + entry.key);
      } else if (slip == sheet_.slips.end()) {
        problems_.push_back({entry.key_place, path + ": nobody is paid who is called '" + who + "'",
                             "name somebody of the shop's"});
      } else {
        compare(entry, *slip, path);
      }
    }
  }

 private:
  void compare(const MapEntry& entry, const Slip& slip, const std::string& path) {
    std::vector<std::string_view> known = {"total"};
    std::optional<std::int64_t> got = slip.total;
    for (const SlipLine& line : slip.lines) {
      known.emplace_back(line.rule->id);
      if (line.rule->id == entry.key) got = line.cents;
    }
    if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
      refuse_word(entry.key_place, "no line of pay", entry.key, known, problems_);
      return;
    }
    std::optional<std::int64_t> expected;
    if (entry.value.text != none) {
      expected = to_cents(entry.value.text);
      if (!expected) {
        problems_.push_back({entry.value.place, "'" + entry.value.text + "' is no amount of money",
                             "write for example 1100.50, or none"});
        return;
      }
    }
    if (expected == got) return;
    problems_.push_back(
        {entry.value.place,
         path + '.' + entry.key + ": expected " + entry.value.text + ", got " + text_of(got), ""});
  }

  const PaySheet& sheet_;
  Problems& problems_;
};

using Way = std::function<void(Pack&)>;

Expression& value_of(Pack& pack, bool is_line, std::size_t position) {
  return is_line ? pack.pay->lines[position].value : pack.pay->values[position].value;
}

void add_numbers(const Expression& value, bool is_line, std::size_t position,
                 const std::string& path, std::vector<Change>& changes) {
  visit(value, [&](const Expression& part) {
    if (part.op != Op::literal || part.type == Type::text || part.literal == 0) return;
    const std::int64_t by = std::max<std::int64_t>(std::abs(part.literal) / 10, 1);
    const Way way = [=, place = part.place](Pack& pack) {
      visit(value_of(pack, is_line, position), [&](const Expression& each) {
        const bool is_it = each.op == Op::literal && each.place.line == place.line &&
                           each.place.column == place.column;
        if (is_it) const_cast<Expression&>(each).literal += by;  // of a pack that may be changed
      });
    };
    changes.push_back({part.place,
                       path + ", '" + to_text(part) + "' a little more",
                       "add a case that expects a line made of it",
                       {way}});
  });
}

void add_parameters(const Pack& pack, std::vector<Change>& changes) {
  std::set<std::string> used;
  visit_pay_expressions(pack, [&](const Expression& part) {
    if (part.op == Op::parameter) used.insert(part.name);
  });
  for (std::size_t p = 0; p < pack.parameters.size(); ++p) {
    const Parameter& parameter = pack.parameters[p];
    if (!used.contains(parameter.id)) continue;
    for (std::size_t e = 0; e < parameter.number.entries.size(); ++e) {
      const Number::Entry& entry = parameter.number.entries[e];
      if (entry.expression) continue;
      const std::int64_t by = std::max<std::int64_t>(std::abs(entry.value) / 10, 1);
      const Way way = [=](Pack& changed) { changed.parameters[p].number.entries[e].value += by; };
      changes.push_back({entry.said.place,
                         "parameters." + parameter.id + ", a little more",
                         "add a case that expects a line made of it",
                         {way}});
    }
  }
}

// The same line with a hundredth more; of a share so many that everybody has one more.
void add_line(const Pay::Line& line, std::size_t position, std::vector<Change>& changes) {
  const Way way = [=](Pack& pack) {
    Expression hundredth;
    hundredth.type = Type::money;
    constexpr std::int64_t of_share = 1000;
    hundredth.literal = pack.pay->lines[position].is_shared ? of_share : 1;
    Expression more;
    more.op = Op::add;
    more.type = Type::money;
    more.arguments = {pack.pay->lines[position].value, hundredth};
    pack.pay->lines[position].value = std::move(more);
  };
  changes.push_back({line.place,
                     "pay.lines." + line.id + ", a hundredth more",
                     "add a case that expects the line",
                     {way}});
}

}  // namespace

void compare_pay(const Node& expect, const Case& one, const Pack& pack, const FactSet& facts,
                 Problems& problems) {
  if (!pack.pay || one.facts == nullptr) {
    problems.push_back({expect.place,
                        !pack.pay ? "the pack says nothing of pay"
                                  : "pay is made of everybody's rows, and this case gives none",
                        "expect it of a pack with 'pay', in a case with 'facts'"});
    return;
  }
  const std::string subject = case_subject(pack);
  Comparison(pay_slips(pack, facts, one.day), problems).compare(expect, subject, "pay");
}

void add_pay_changes(const Pack& pack, std::vector<Change>& changes) {
  if (!pack.pay) return;
  for (std::size_t v = 0; v < pack.pay->values.size(); ++v) {
    const Pay::Value& value = pack.pay->values[v];
    add_numbers(value.value, false, v, "pay.values." + value.id, changes);
  }
  for (std::size_t l = 0; l < pack.pay->lines.size(); ++l) {
    const Pay::Line& line = pack.pay->lines[l];
    add_numbers(line.value, true, l, "pay.lines." + line.id, changes);
    add_line(line, l, changes);
    if (line.is_once) {
      changes.push_back({line.place,
                         "pay.lines." + line.id + ", paid in every shop",
                         "add a case with an agent of two shops",
                         {[l](Pack& it) { it.pay->lines[l].is_once = false; }}});
    }
    if (!line.is_shared) continue;
    changes.push_back({line.place,
                       "pay.lines." + line.id + ", not shared",
                       "add a case with two people",
                       {[l](Pack& it) { it.pay->lines[l].is_shared = false; }}});
  }
  add_parameters(pack, changes);
  if (pack.pay->sees_later) {
    changes.push_back({pack.pay->place,
                       "pay, sees: month",
                       "add a case with a fact after the month that lines ask about",
                       {[](Pack& it) { it.pay->sees_later = false; }}});
  }
  if (!pack.pay->team) return;
  changes.push_back({pack.pay->place,
                     std::string("pay.team, self: ") + (pack.pay->team->self_in ? "out" : "in"),
                     "add a case with two people of a team",
                     {[](Pack& it) { it.pay->team->self_in = !it.pay->team->self_in; }}});
}

}  // namespace xingji::cases
