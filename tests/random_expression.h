// Random row expressions of the rule language, as text, well typed by construction.
#pragma once

#include <algorithm>

#include "random_tables.h"

namespace xingji::test {

/// What can be said about the rows of a table.
struct Vocabulary {
  std::string table;
  std::vector<std::string> instants;    // the event first
  std::vector<std::string> conditions;  // about its words and flags
  std::vector<std::string> numbers;
  std::vector<std::string> money;
  bool has_order = true;
};

inline const std::vector<Vocabulary>& vocabularies() {
  static const std::vector<Vocabulary> all = {
      {"orders",
       {"placed_at", "paid_at", "shipped_at", "promised_ship_at", "signed_at", "picked_up_at",
        "cancelled_at", "agreed_ship_at"},
       {"presale", "abnormal", "custom or low_value", "promise_kind = hours",
        "cancelled_by in (seller, system)", "promise_kind != presale"},
       {"items", "promise_hours"},
       {"amount"}},
      {"refunds",
       {"applied_at", "agreed_at", "refunded_at", "closed_at"},
       {"kind = refund_only", "first_reason = reason", "agreed_by in (seller, platform)",
        "reason in (质量问题, 七天无理由)"},
       {"paused_seconds"},
       {"amount"}},
      {"ratings",
       {"rated_at", "voided_at", "replied_at"},
       {"item = overall", "has_text", "first_stars = stars", "has_picture"},
       {"stars", "first_stars"},
       {}},
      {"parcels",
       {"shipped_at", "due_at", "signed_at", "picked_up_at"},
       {"incident is present", "incident in (lost, damaged)"},
       {},
       {}},
      {"chats",
       {"opened_at", "first_reply_at", "human_at", "ended_at"},
       {"resolved", "agent_id is present"},
       {"stars", "rounds", "reply_seconds", "unanswered_rounds"},
       {}},
      {"disputes",
       {"opened_at", "ruled_at"},
       {"liability = merchant", "liability in (buyer, none)"},
       {},
       {}},
      {"complaints", {"opened_at", "decided_at"}, {"upheld", "about = logistics_speed"}, {}, {}},
      {"rulings", {"ruled_at", "lifted_at"}, {"kind = late_ship"}, {}, {"payout"}},
      {"tickets",
       {"opened_at", "last_action_at", "resolved_at"},
       {"outcome is present", "kind in (review, complaint)"},
       {"stars"},
       {}},
      {"claims", {"claimed_at", "decided_at"}, {"decided_agent_id = agent_id"}, {}, {}},
      {"violations", {"happened_at", "decided_at"}, {"severity is present"}, {"points"}, {}, false},
      {"talks",
       {"opened_at", "first_reply_at", "ended_at", "first_human_reply_at"},
       {"agent_id is present", "first_human_reply_at = first_reply_at", "rounds > 1"},
       {"rounds", "reply_seconds", "unanswered_rounds"},
       {},
       false},
  };
  return all;
}

/// Of a pack of providers: what names one stands with it, not with its order.
inline const Vocabulary& tickets_of_providers() {
  static const Vocabulary tickets = [] {
    const auto& all = vocabularies();
    Vocabulary own = *std::find_if(all.begin(), all.end(),
                                   [](const Vocabulary& one) { return one.table == "tickets"; });
    own.has_order = false;
    return own;
  }();
  return tickets;
}

/// At the end of the list: rows that hang on no order. Sessions (`talks`) are the pack's own.
inline constexpr std::size_t without_order = 2;

/// Writes expressions over the rows of one table. The pack's parameters `day_limit` (a duration by
/// the day judged), `row_limit` (one by the row's day), `rate` and `nobody` (an unset number) are
/// used too.
class RandomExpression {
 public:
  explicit RandomExpression(const Vocabulary& words, bool in_join = false)
      : words_(words), in_join_(in_join) {}

  std::string condition(int depth = 2) const {
    switch (below(depth > 0 ? 14 : 6)) {
      case 0:
        return one_of(words_.conditions);
      case 1:
        return one_but(words_.instants[0]) + one_of({" is present", " is missing"});
      case 2:
        return duration(0) + one_of({" <= ", " > "}) +
               one_of({"day_limit", "20h", "row_limit", "90min"});
      case 3:
        return number(0) + one_of({" >= 3.5", " < 2.5", " = 2", " >= 2"});
      case 4:
        return "day(" + instant(0) + ") " + one_of({">=", "!=", "<"}) +
               one_of({" '2022-05-10'", " '2022-06-01'"});
      case 5:
        return of_other_rows_or("time_of_day(" + instant(0) + ") >= '12:30'");
      case 6:
        return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
      case 7:
        return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
      case 8:
        return "not (" + condition(depth - 1) + ")";
      case 9:
        return two_instants(1, one_of({" <= ", " > "}));
      case 10:
        return money() + one_of({" > ", " <= "}) + one_of({"20.00 CNY", "max(5 CNY, 7.50 CNY)"});
      case 11:
        return condition_of_subject();
      case 12:
        return words_.table == "orders" ? condition_of_region() : condition_of_subject();
      default:
        return one_of({"month(" + instant(0) + ") = '2022-05'",
                       "weekday(" + instant(0) + ") in (6, 7)", number(1) + " >= " + number(1)});
    }
  }

  std::string instant(int depth) const {
    const std::string column = one_of(words_.instants);
    switch (depth == 0 ? 0 : below(9)) {
      case 8:
        return "workdays(" + column + ", " + one_of({"0", "1", "6"}) + ")";
      case 1:
        return column + " + " + one_of({"48h", "day_limit", "row_limit"});
      case 2:
        return "at(" + column + ", " + one_of({"0", "2"}) + ", '18:00')";
      case 3:
        return "end_of_day(" + column + ", " + one_of({"0", "3"}) + ")";
      case 4:
        return "late_start(" + column + one_of({", '18:00', '06:00')", ", '12:00', '13:30')"});
      case 5:
        return "(if " + condition(0) + " then " + column + " else " + instant(0) + ")";
      case 6:
        return one_of({"max(", "min("}) + column + ", " + one_but(column) + ")";
      case 7:
        return from_order_or(column);
      default:
        return column;
    }
  }

  std::string number(int depth) const {
    switch (below(depth > 0 ? 12 : 5)) {
      case 0:
        return words_.numbers.empty() ? "weekday(" + words_.instants[0] + ")"
                                      : one_of(words_.numbers);
      case 1:
        return one_of({"hours(", "minutes("}) + duration(0) + ")";
      case 2:
        return count_of_others();
      case 3:
        return one_of({"rate", "nobody"});
      case 4:
        return one_of({"round(", "round_up(", "round_down("}) + one_of({"hours", "minutes"}) + "(" +
               two_instants(0, " - ") + "))";
      case 5:
        return "(" + number(depth - 1) + one_of({" + ", " - "}) + number(depth - 1) + ")";
      case 6:
        return "(" + number(depth - 1) + one_of({" / 7", " * 0.5", " / -3"}) + ")";
      case 7:
        return one_of({"max(", "min("}) + number(depth - 1) + ", " + number(depth - 1) + ")";
      case 8:
        return "(if " + condition(depth - 1) + " then " + number(depth - 1) + " else " +
               number(depth - 1) + ")";
      case 9:
        return number_of_subject();
      case 10:
        return in_join_ ? number_of_subject() : "table.fading(days_ago).weight";
      default:
        return one_of({"abs(", "-("}) + number(depth - 1) + ")";
    }
  }

  std::string duration(int depth) const {
    const std::string span = "(" + two_instants(depth, " - ") + ")";
    switch (below(5)) {
      case 1:
        return "(" + span + " * 0.3)";
      case 4:
        return "worked(" + two_instants(0, ", ") +
               one_of({", '09:00', '21:00')", ", '20:30', '06:00')"});
      case 2:
        return "(" + span + " - 30min)";
      default:
        return span;
    }
  }

  std::string money() const {
    const std::vector<std::string> joins = {"sum(refunds).amount", "max(refunds).amount",
                                            "first(rulings).payout", "order.amount"};
    if (!words_.money.empty() && below(2) == 0) return words_.money[0];
    if (!in_join_ && has_order()) {
      const std::string join = one_of(joins);
      if (words_.table != "orders" || join != "order.amount") return join;
    }
    return "(if " + words_.conditions[0] + " then 3.00 CNY else 30.00 CNY)";
  }

 private:
  std::string one_but(const std::string& column) const {
    std::vector<std::string> others;
    for (const std::string& other : words_.instants) {
      if (column.find(other) == std::string::npos) others.push_back(other);
    }
    return one_of(others.empty() ? words_.instants : others);
  }

  // Two that nobody would see are one.
  std::string two_instants(int depth, const std::string& between) const {
    const std::string one = instant(depth);
    return one + between + one_but(one);
  }

  bool has_order() const { return words_.has_order; }

  std::string from_order_or(const std::string& column) const {
    if (words_.table == "orders" || !has_order()) return column;
    return one_of({"order.paid_at", "order.shipped_at", "order.promised_ship_at"});
  }

  // Another table of the order, and a filter over it.
  std::string others(const Vocabulary& joined) const {
    const std::string filter =
        below(2) == 0 ? "" : " where " + RandomExpression(joined, true).condition(1);
    return "(" + joined.table + filter + ")";
  }
  const Vocabulary& any_joined() const {
    // Not orders, which are reached by their own word, and not what has no order.
    return vocabularies()[1 + below(vocabularies().size() - 1 - without_order)];
  }

  std::string count_of_others() const {
    if (in_join_ || !has_order()) return "hours(" + duration(0) + ")";
    const Vocabulary& joined = any_joined();
    if (joined.numbers.empty() || below(2) == 0) return "count" + others(joined);
    return one_of({"sum", "first", "last", "min", "max"}) + others(joined) + "." +
           one_of(joined.numbers);
  }

  std::string of_other_rows_or(const std::string& otherwise) const {
    if (in_join_ || !has_order()) return otherwise;
    const Vocabulary& joined = any_joined();
    if (below(2) == 0) return one_of({"any", "none"}) + others(joined);
    return one_of({"first", "last", "min", "max"}) + others(joined) + "." +
           one_of(joined.instants) +
           one_of({" is present", " <= " + words_.instants[0] + " + 200h"});
  }

  const Vocabulary& words_;
  bool in_join_;
};

}  // namespace xingji::test
