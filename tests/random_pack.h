// Random small packs, as text: measures over random expressions, attributes and tables, windows
// fixed and by volume, exemptions, indicators with ladders, dimensions, gates, bonuses, deductions,
// a total and stars.
#pragma once

#include <array>

#include "random_blocks.h"
#include "random_peers.h"
#include "random_points.h"

namespace xingji::test {

class RandomPack {
 public:
  explicit RandomPack(PackKind kind) : kind_(std::move(kind)) {}

  std::string text() {
    weighted_ = below(2) == 0;
    head();
    sets();
    measures();
    indicators();
    if (weighted_) dimensions();
    gates();
    extras();
    total_and_stars();
    return owned_by(kind_.subject, text_);
  }

 private:
  struct Named {
    std::string id;
    std::string type;
  };
  static constexpr std::size_t indicator_count = 4;

  void line(const std::string& text) { text_ += text + '\n'; }
  void head() {
    line("pack: test.random\ntitle: Random\nsubject: " + kind_.subject + "\njudge: daily");
    line("valid: { since: 2016-01-01, assumed: t }");
    line("time_zone: " + one_of({"Asia/Shanghai", "UTC", "America/New_York", "America/Sao_Paulo"}));
    text_ +=
        parameters_block() + attributes_block(kind_.subject) + tables_block() + calendar_line();
    if (kind_.has_peers) text_ += peers_block();
    if (kind_.has_belief) text_ += belief_line();
    text_ += sessions_block() + exemptions_block() + windows_block();
  }

  void sets() {
    line("sets:\n  assumed: t");
    line("  kept: { of: orders, where: " + one_of({"paid_at is present", "not presale"}) +
         one_of({"", ", exempt: [reasoned]"}) + ", keep: { " + keep("paid_at") + ", within: [" +
         one_of({"buyer_id", "buyer_id, month(placed_at)", "weekday(paid_at)"}) + "] }" +
         perhaps_by() + " }");
    line(
        "  kept_again: { of: kept, where: promised_ship_at is present, keep: { last: 2, "
        "ordered_by: " +
        one_of({"shipped_at", "promised_ship_at"}) + ", within: [day(placed_at)] } }");
    line("  in_window: { of: orders, where: signed_at is present, keep: { " + keep("signed_at") +
         ", within: [weekday(placed_at)], in: window }" + perhaps_by() + " }");
    line("  plain: { of: orders, where: any(refunds), exempt: [filing] }");
  }

  // A set may say it for what counts it.
  std::string perhaps_by() const { return below(2) == 0 ? "" : by("orders"); }

  static std::string keep(const std::string& ordered_by) {
    return one_of({"first: ", "last: "}) + one_of({"1", "2", "3"}) + ", ordered_by: " + ordered_by;
  }

  static std::string exempt_of(const std::string& table) {
    if (below(2) == 0) return "";
    if (table == "orders") return ", exempt: [" + one_of({"filing", "reasoned"}) + "]";
    if (table == "refunds") return ", exempt: [refund_filing]";
    if (table == "parcels") return ", exempt: [parcel_filing]";
    return "";
  }

  static std::string window() {
    return one_of({"30 days", "{ from: -44, to: -3 }", "by_volume", "1 day", "90 days", "month",
                   "{ month_ending: 20 }"});
  }

  // What asks for the row's day is refused in by_day, which gives the row its day.
  static std::string without_day_of_row(std::string by_day) {
    by_day = std::regex_replace(by_day, std::regex("row_limit"), "36h");
    return std::regex_replace(by_day, std::regex("at_row\\(([a-z.]+)\\)"), "$1");
  }

  // Whether rows have what gives them their day is no question; the event they all have.
  static std::string day_beside(const std::string& where, const std::string& by_day,
                                const Vocabulary& words) {
    const bool is_asked =
        std::any_of(words.instants.begin(), words.instants.end(), [&](const std::string& instant) {
          return by_day.find(instant) != std::string::npos &&
                 where.find(instant + " is ") != std::string::npos;
        });
    return is_asked ? words.instants[0] : by_day;
  }

  // What a short form and a measure both have.
  std::string rows(const Vocabulary& words) const {
    const RandomExpression over(words);
    const std::string in_window = window();
    std::string where = over.condition();
    // Of a single day it is known.
    if (in_window != "1 day")
      where += one_of({"", "", "", " or days_ago < 7", " and days_ago > 5"});
    const std::string by_day = day_beside(where, without_day_of_row(over.instant(1)), words);
    return "by_day: " + in_quotes(by_day) + ", window: " + in_window +
           ", where: " + in_quotes(where) + exempt_of(words.table) + by(words.table);
  }

  // Whose a row is, where a pack scores others than shops.
  std::string by(const std::string& table) const {
    if (kind_.subject == "shop") return "";
    return ", by: " + one_of(owners_of(table, kind_.subject));
  }

  const Vocabulary& any_table(std::size_t left_out = 0) const {
    const Vocabulary& words = vocabularies()[below(vocabularies().size() - left_out)];
    const bool is_providers = kind_.subject == "provider" && words.table == "tickets";
    return is_providers ? tickets_of_providers() : words;
  }

  void measures() {
    line("measures:\n  assumed: t");
    line("  m0: { count: orders, by_day: placed_at, window: 60 days" + by("orders") + " }");
    line("  m1: { count: orders, by_day: paid_at, window: { from: -29, to: -1 }" + by("orders") +
         " }");
    line("  m2: { count: orders, by_day: paid_at, window: 30 days, where: " +
         in_quotes("shipped_at - paid_at <= (if " + one_of(vocabularies()[0].conditions) +
                   " then day_limit else row_limit)") +
         exempt_of("orders") + by("orders") + " }");
    line("  m3: { count: orders, by_day: " + one_of({"promised_ship_at", "placed_at"}) +
         ", window: " + window() + ", where: " +
         one_of({"shipped_at <= promised_ship_at", "day(promised_ship_at) >= '2022-05-20'"}) +
         ", exempt: [" + one_of({"later", "later, reasoned"}) + "]" + by("orders") + " }");
    const Vocabulary& own = any_table();
    line("  m4: { distinct: " + own.table + ", value: " +
         in_quotes(one_of({own.instants[0], "day(" + own.instants.back() + ")",
                           RandomExpression(own).number(0), own.conditions[0]})) +
         ", " + rows(own) + " }");
    line("  m5: { quantile: " + own.table + ", q: " + one_of({"50%", "90%", "0.0001%", "100%"}) +
         ", value: " + in_quotes(RandomExpression(own).number(1)) + ", " + rows(own) + " }");
    line("  m6: { " + one_of({"count: kept_again", "sum: kept_again, value: items"}) +
         ", by_day: placed_at, window: " + window() + ", where: items < 4" + by("orders") + " }");
    line("  m7: { count: in_window, by_day: " + one_of({"signed_at", "placed_at"}) + ", window: " +
         one_of({"30 days", "month", "{ from: -20, to: -3 }"}) + by("orders") + " }");
    const Vocabulary& others = any_table(without_order);
    line("  m8: { count: " + others.table + ", by_day: " + others.instants[0] +
         ", window: 30 days, where: " +
         (others.has_order ? one_of({"order in kept", "not (order in plain)",
                                     "order in kept_again or order in plain"})
                           : others.conditions[0]) +
         by(others.table) + " }");
    line("  m9: { count: orders, by_day: paid_at, window: 30 days, where: " +
         in_quotes(condition_of_region()) + by("orders") + " }");
    named_.clear();
    for (int i = 0; i <= 9; ++i) named_.push_back({"m" + std::to_string(i), "number"});
    const std::size_t count = 2 + below(3);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string id = "m" + std::to_string(named_.size());
      const Vocabulary& words = any_table();
      const RandomExpression over(words);
      const std::size_t kind = below(5);
      if (kind < 2) {
        const std::string weight = kind == 0 ? "" : ", weight: " + in_quotes(over.number(1));
        line("  " + id + ": { count: " + words.table + weight + ", " + rows(words) + " }");
        named_.push_back({id, "number"});
        continue;
      }
      const std::string value = kind == 2   ? over.number(2)
                                : kind == 3 ? over.duration(1)
                                            : over.money();
      const std::string kind_of_measure = below(3) == 0 ? "quantile: " : "sum: ";
      const std::string extra =
          kind_of_measure == "quantile: "
              ? ", q: 75%"
              : one_of({"", ", weight: weekday(" + words.instants[0] + ")", ", weight: 0.125"});
      line("  " + id + ": { " + kind_of_measure + words.table + ", value: " + in_quotes(value) +
           extra + ", " + rows(words) + " }");
      named_.push_back({id, kind == 2 ? "number" : kind == 3 ? "duration" : "money"});
    }
  }

  std::string a_number() const {
    std::vector<std::string> numbers;
    for (const Named& measure : named_) {
      if (measure.type == "number") numbers.push_back(measure.id);
    }
    return one_of(numbers);
  }

  std::string formula() const {
    const std::string a = a_number();
    const std::string other = a_number();
    const std::string b = other != a ? other : a == "m0" ? "m1" : "m0";  // a / a is 1 at most
    switch (below(11)) {
      case 8:
        return a + " / shop.level";
      case 9:
        return "if shop.kind = flagship and not shop.insured then " + a + " / " + b + " else " + b +
               " * table.lines(shop.level).low";
      case 10:
        return a + " * table.caps(shop.insured, " + b + ").cap / " + b;
      case 1: {  // two of one type, whatever it is
        const Named& last = named_.back();
        return last.type == "number" ? (a == last.id ? b : a) + " / " + last.id
                                     : last.id + " / max(" + last.id + ", " +
                                           (last.type == "money" ? "7.77 CNY" : "50h") + ")";
      }
      case 2:
        return "1 - " + a + " / " + b;
      case 3:
        return "0 * (" + a + " / " + b + ") + " + a + " / 3";
      case 4:
        return "max(" + a + ", " + b + ") / abs(" + a + " - " + b + " - 1)";
      case 5:
        return "if " + a + " > nobody then 0.75 else " + b;
      case 6:
        return "if " + a + " > " + b + " or " + a + " is missing then " + a + " / " + b +
               " else rate";
      case 7:
        return a + " / (100 * " + a + " + " + b + ")";
      default:
        return a + " / " + b;
    }
  }

  std::string missing_rule(bool has_mean = false) const {
    if (has_mean && kind_.has_peers && below(2) == 0) return "peer_mean";
    const std::string usual = weighted_ ? "spread" : "drop";
    return one_of({usual, usual, "{ points: 2.5, assumed: t }", "{ points: 0, assumed: t }",
                   below(6) == 5 ? "{ default_total: 3.21, assumed: t }" : usual,
                   below(8) == 7 ? "no_score" : usual});
  }

  // How the value comes about: a formula, a share or a mean.
  std::string value() const {
    const std::size_t kind = below(4);
    if (kind < 2) return "    value: " + in_quotes(formula());
    const Vocabulary& words = any_table();
    const RandomExpression over(words);
    if (kind == 2) {
      std::string of = rows(words);
      if (words.table == "orders" && of.find("exempt") == std::string::npos) {
        of += ", exempt: [helped]";
      }
      return "    share: { of: " + words.table + ", " + of +
             ", counts: " + in_quotes(over.condition()) + one_of({"", ", weight: 0.5"}) + " }";
    }
    return "    mean: { of: " + words.table + ", " + rows(words) +
           ", value: " + in_quotes(over.number(1)) +
           one_of({"", ", weight: weekday(" + words.instants[0] + ")"}) + " }";
  }

  void indicators() {
    line("indicators:\n  assumed: t");
    for (std::size_t i = 0; i < indicator_count; ++i) {
      const std::string own = value();
      has_mean_[i] = is_quotient(own);
      ranked_ = kind_.has_peers && below(2) == 0;
      const std::string better = ranked_ ? one_of({"higher", "lower"}) : "middle";
      line("  i" + std::to_string(i) + ":\n    title: T\n    printed_as: " +
           (kind_.has_belief ? one_of({"percent", "score", "count"}) : "count") +
           "\n    better: " + better);
      if (kind_.has_peers) line("    no_peers: " + missing_rule());
      if (below(5) == 0) {
        has_mean_[i] = false;
        branches();
        continue;
      }
      line(own);
      if (is_quotient(own) && own.find("value: \"") == std::string::npos) shares_.push_back(i);
      line("    no_data: " + missing_rule(has_mean_[i]));
      const bool is_share = own.find("share:") != std::string::npos;
      if (is_share && below(3) == 2) {
        line("    prior: { value: " + one_of({"0.8", "rate", "m0 / m1"}) +
             ", weight: " + one_of({"0", "10", "m1"}) + " }");
      }
      if (is_share && below(2) == 1) {
        line("    least: " + one_of({"2", "10"}) + "\n    too_few: " + missing_rule(has_mean_[i]));
      }
      if (below(6) == 5) {
        line("    small: { when: " + day_condition() + ", points: 3.75 }");
      }
      if (!weighted_ && below(4) == 3) line("    " + random_day_of(one_of({"since", "until"})));
      line("    points: " + (ranked_ ? rank_points() : points(is_share)));
    }
  }

  // Whether a value is one measure over another, so that peers have a mean of it.
  static bool is_quotient(const std::string& value) {
    static const std::regex quotient(R"(    (share|mean): .*|    value: "m\d+ / m\d+")");
    return std::regex_match(value, quotient);
  }

  void branches() {
    line("    branches:");
    line("      - { when: " + day_condition() + ", value: " + in_quotes(formula()) +
         ", better: " + one_of({"higher", "lower"}) +
         ", printed_as: percent, no_data: " + missing_rule() + ", points: " +
         (ranked_ ? rank_points() + " }"
                  : "{ per: { target: " + one_of({"0.95", "0.333333"}) +
                        ", count: " + one_of({"whole_up", "whole_down", "proportional"}) + ", " +
                        takings("") + " } }"));
    line("      - { value: " + in_quotes(a_number() + " / 7") + ", better: lower, no_data: " +
         missing_rule() + ", points: { each: { " + takings("") + " } }");
  }

  void dimensions() {
    line("dimensions:\n  assumed: t");
    const bool has_weights = below(3) == 0;
    const auto part = [&](const std::string& plain, const std::string& column) {
      return has_weights ? in_quotes("table.weights(shop.kind)." + column) : plain;
    };
    line("  d0: { title: D, weight: " + part("60%", "b") + ", of: { i0: " + part("70%", "a") +
         ", i1: " + part("30%", "b") + " }" + one_of({"", ", clip: { least: 2, most: 4.5 }"}) +
         " }");
    line("  d1: { title: D, weight: " + part("40%", "a") + ", of: { i2: 17%, i3: 83% } }");
  }

  void gates() {
    line("gates:\n  assumed: t");
    const std::size_t count = below(3);
    line("  g: { title: G, at: total, unknown: passes, fails: m0 < 3, do: { cap: " +
         number_or("4.5") + " } }");
    for (std::size_t g = 0; g < count; ++g) {
      const bool at_points = !weighted_ || below(2) == 0;
      std::string text =
          "  g" + std::to_string(g) + ": { title: G, at: " + (at_points ? "points" : "dimensions");
      if (below(2) == 1) text += at_points ? ", targets: [i1, i3]" : ", targets: [d1]";
      text += ", unknown: " + one_of({"passes", "fails"}) + ", " + one_of({"passes", "fails"}) +
              ": " + (below(3) == 0 ? share_condition() : finished_condition());
      line(text + ", do: " +
           one_of({"{ cap: " + number_or("3.3") + " }", "{ subtract: " + number_or("0.3") + " }",
                   "{ multiply: 93.33% }", "drop", "tell"}) +
           " }");
    }
  }
  std::string formula_of_numbers() const { return a_number() + " / " + a_number(); }

  // About the very quotient that an indicator is, of which people may give the value alone.
  std::string share_condition() const {
    if (shares_.empty()) return day_condition();
    const std::string share = "i" + std::to_string(shares_[below(shares_.size())]);
    return in_quotes(share + ".numerator / " + share + ".denominator" +
                     one_of({" < 0.5", " >= 0.25"}));
  }

  std::string day_condition() const {
    const std::string of_numbers = formula_of_numbers() + one_of({" < 0.5", " >= 1"});
    return in_quotes(one_of({of_numbers, of_numbers, of_numbers, "shop.level >= 3",
                             "shop.kind != personal or shop.insured",
                             a_number() + " > table.lines(shop.level).high"}));
  }

  // Where indicators are finished, those of peers may be asked, too.
  std::string finished_condition() const {
    if (!kind_.has_peers || below(3) == 0) {
      return one_of({looking_back_at(day_condition()),
                     in_quotes(looking_back(formula_of_numbers()) + one_of({" < 0.5", " >= 1"}))});
    }
    const std::size_t indicator = below(indicator_count);
    return in_quotes(peer_condition("i" + std::to_string(indicator), has_mean_[indicator],
                                    formula_of_numbers()));
  }

  void extras() {
    if (below(2) == 0) return;
    line("bonuses:\n  assumed: t");
    line("  b0: { title: B, at: total, when: " + finished_condition() +
         ", add: " + number_or("0.7") + one_of({"", ", most: 4.2"}) + " }");
    if (weighted_) {
      line("  b1: { title: B, at: dimensions, when: " + finished_condition() + ", add: " +
           one_of({"0.3", "1.000001"}) + ", most: 4.5" + one_of({"", ", targets: [d0]"}) + ", " +
           random_day_of(one_of({"since", "until"})) + " }");
    }
    const Vocabulary& words = any_table();
    line("deductions:\n  assumed: t");
    line("  x0: { title: X, of: " + std::string(words.table) + ", " + rows(words) +
         ", each: " + number_or(one_of({"0.1", "0.123457"})) + one_of({"", ", most: 1.5"}) + " }");
  }

  void total_and_stars() {
    line("total: { of: " +
         (weighted_ ? "dimensions" : one_of({"sum of points", "lowest of points"})) +
         ", round: " + one_of({"0", "1", "6"}) + ", clip: { least: 1.2, most: 4.8 }, assumed: t" +
         one_of({"", ", needs: m1 >= 2, says: few",
                 ", needs: " + finished_condition() + ", says: few"}) +
         " }");
    line("stars:\n  assumed: t");
    line(std::string("  s5: { title: S, stars: 5, total_at_least: 3.5") +
         (weighted_ ? ", each_dimension_at_least: 3 }" : " }"));
    line("  s2: { title: S, stars: 2 }");
    if (below(3) > 0) return;
    line("stages:\n  assumed: t");
    line("  growth: { when: " + finished_condition() + ", total: [{ when: " + finished_condition() +
         ", give: 2.5 }, " + one_of({"{ give: 3.765432 }", "{ says: none }"}) + "] }");
    line("  formal: {}");
  }

  PackKind kind_;
  std::string text_;
  bool weighted_ = true;
  bool ranked_ = false;  // the indicator that is written
  std::array<bool, indicator_count> has_mean_ = {};
  std::vector<std::size_t> shares_;  // positions of shares and means without branches
  std::vector<Named> named_;
};

/// A pack that a failure prints as it would stand in its file.
struct PackText {
  std::string text;
};
inline void showValue(const PackText& pack, std::ostream& out) { out << '\n' << pack.text; }

inline rc::Gen<PackText> random_pack(const PackKind& kind = {}) {
  return rc::gen::exec([kind] { return PackText{RandomPack(kind).text()}; });
}

}  // namespace xingji::test
