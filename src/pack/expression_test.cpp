#include "pack/expression.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "messages/messages.h"
#include "pack/pack.h"

namespace xingji {
namespace {

const std::vector<Scope::Name> measures = {{"paid_orders", Type::number},
                                           {"late_orders", Type::number},
                                           {"refund_seconds", Type::duration},
                                           {"sales", Type::money},
                                           {"reply.numerator", Type::number}};
const std::vector<Scope::Name> parameters = {
    {"ship_hours", Type::duration}, {"leader_orders", Type::number}, {"least_sales", Type::money}};

Scope rows_of(Table table) { return {table, {}, parameters}; }
Scope day_scope() { return {std::nullopt, measures, parameters}; }

struct Good {
  std::string_view text;
  Type type;
  std::string_view spelling;  // empty: as it was written
};

void expect_good(const Scope& scope, const Good& good) {
  const auto parsed = parse_expression(good.text, {"pack.yaml", 3, 10}, scope);
  ASSERT_TRUE(parsed.ok()) << good.text << ": " << to_text(parsed.problems().front());
  EXPECT_EQ(parsed.value().type, good.type) << good.text;
  EXPECT_EQ(to_text(parsed.value()), good.spelling.empty() ? good.text : good.spelling);
}

TEST(Expression, rows_of_orders) {
  const Good table[] = {
      {"paid_at", Type::instant, ""},
      {"presale", Type::flag, ""},
      {"not presale and amount > 12.50 CNY", Type::flag, ""},
      {"shipped_at - paid_at", Type::duration, ""},
      {"shipped_at - paid_at <= 48h", Type::flag, ""},
      {"shipped_at - paid_at <= ship_hours", Type::flag, ""},
      {"paid_at + 90min", Type::instant, ""},
      {"0.5h + paid_at", Type::instant, "30min + paid_at"},
      {"hours(shipped_at - paid_at) * 2", Type::number, ""},
      {"ship_hours / 2", Type::duration, ""},
      {"items >= 50%", Type::flag, ""},
      {"cancelled_by = seller", Type::flag, "cancelled_by = 'seller'"},
      {"seller = cancelled_by", Type::flag, "'seller' = cancelled_by"},
      {"cancelled_by in (seller, 'buyer')", Type::flag, "cancelled_by in ('seller', 'buyer')"},
      {"category = 质量问题", Type::flag, "category = '质量问题'"},
      {"region_from = region_to", Type::flag, ""},
      {"category = 'it''s'", Type::flag, ""},
      {"time_of_day(paid_at) >= '08:00'", Type::flag, ""},
      {"'18:00:30' < time_of_day(paid_at)", Type::flag, ""},
      {"day(paid_at) = '2022-06-15'", Type::flag, ""},
      {"month(paid_at) = '2022-06'", Type::flag, ""},
      {"weekday(paid_at) in (6, 7)", Type::flag, ""},
      {"at(paid_at, 1, '18:00')", Type::instant, ""},
      {"end_of_day(paid_at, 2)", Type::instant, ""},
      {"late_start(paid_at, '18:00', '06:00')", Type::instant, ""},
      {"worked(paid_at, shipped_at, '09:00', '21:00')", Type::duration, ""},
      {"round_up(hours(shipped_at - paid_at))", Type::number, ""},
      {"days_ago", Type::number, ""},
      {"max(paid_at, shipped_at)", Type::instant, ""},
      {"abs(items - -3)", Type::number, ""},
      {"shipped_at is missing or shipped_at > promised_ship_at", Type::flag, ""},
      {"(presale or custom) and gift", Type::flag, ""},
      {"presale or (custom and gift)", Type::flag, "presale or custom and gift"},
      {"not (presale or custom)", Type::flag, ""},
      {"items - (items - 1)", Type::number, ""},
      {"if presale then promised_ship_at else paid_at + 48h", Type::instant, ""},
      {"any(refunds)", Type::flag, ""},
      {"none(refunds where kind = refund_only)", Type::flag,
       "none(refunds where kind = 'refund_only')"},
      {"count(complaints where upheld) >= 2", Type::flag, ""},
      {"first(refunds where kind in (refund_only, return_refund)).first_reason in (破损, 假冒)",
       Type::flag,
       "first(refunds where kind in ('refund_only', 'return_refund')).first_reason in "
       "('破损', '假冒')"},
      {"sum(refunds).amount > 5 CNY", Type::flag, "sum(refunds).amount > 5.00 CNY"},
      {"min(parcels where shipped_at > order.paid_at).picked_up_at", Type::instant, ""},
      {"presale = false", Type::flag, ""},
  };
  for (const Good& good : table) expect_good(rows_of(Table::orders), good);
}

TEST(Expression, rows_reach_their_order_and_its_other_rows) {
  const Good table[] = {
      {"agreed_at - order.paid_at <= 48h", Type::flag, ""},
      {"order.cancelled_by = seller", Type::flag, "order.cancelled_by = 'seller'"},
      {"any(ratings where stars <= 2 and order.amount > 10 CNY)", Type::flag,
       "any(ratings where stars <= 2 and order.amount > 10.00 CNY)"},
  };
  for (const Good& good : table) expect_good(rows_of(Table::refunds), good);
}

TEST(Expression, days) {
  const Good table[] = {
      {"late_orders / paid_orders", Type::number, ""},
      {"1 - late_orders / paid_orders > 0.5%", Type::flag, ""},
      {"(late_orders + 1) / (paid_orders + 2)", Type::number, ""},
      {"late_orders / (paid_orders / 2)", Type::number, ""},
      {"refund_seconds / paid_orders", Type::duration, ""},
      {"refund_seconds / 48h", Type::number, ""},
      {"sales >= least_sales and paid_orders >= leader_orders", Type::flag, ""},
      {"sales / paid_orders", Type::money, ""},
      {"max(late_orders, 3) * paid_orders", Type::number, ""},
      {"reply.numerator = 0", Type::flag, ""},
      {"-late_orders", Type::number, ""},
      {"leader_orders is missing", Type::flag, ""},
  };
  for (const Good& good : table) expect_good(day_scope(), good);
}

TEST(Expression, keeps_exact_literals) {
  const auto value = [](std::string_view text) {
    const auto amount = parse_amount(text);
    return amount ? amount->value : missing;
  };
  EXPECT_EQ(value("80%"), 800'000);
  EXPECT_EQ(value("0.0001%"), 1);
  EXPECT_EQ(value("0.00001%"), missing);
  EXPECT_EQ(value("4.31"), 4'310'000);
  EXPECT_EQ(value("-2"), -2'000'000);
  EXPECT_EQ(value("48h"), 172'800);
  EXPECT_EQ(value("1.5min"), 90);
  EXPECT_EQ(value("0.5s"), missing);
  EXPECT_EQ(value("16h1s"), 57'601);
  EXPECT_EQ(value("1h30min"), 5'400);
  EXPECT_EQ(value("2min5s"), 125);
  EXPECT_EQ(value("12.50 CNY"), 1'250);
  EXPECT_EQ(value("12.505 CNY"), missing);
  EXPECT_EQ(value("9223372036854775807"), missing);
  for (const std::string_view wrong :
       {"", "-", ".5", "5.", "30d", "5 min", "80 %", "1e3", "h", "1s16h", "1.5h1s", "-1h1s", "1h1h",
        "1h 1s", "1h1", "1h1x"}) {
    EXPECT_FALSE(parse_amount(wrong)) << wrong;
  }
  for (const std::string_view text :
       {"48h", "5min", "90s", "0s", "4.31", "12.50 CNY", "-0.05 USD"}) {
    EXPECT_EQ(parse_amount(format_amount(*parse_amount(text)))->value, value(text)) << text;
  }
}

struct Bad {
  std::string_view text;
  std::vector<std::string> problems;
};

void expect_bad(const Scope& scope, const Bad& bad) {
  const auto parsed = parse_expression(bad.text, {"", 1, 1}, scope);
  ASSERT_FALSE(parsed.ok()) << bad.text;
  std::vector<std::string> texts;
  for (const Problem& problem : parsed.problems()) {
    EXPECT_TRUE(is_in_phrase_book(problem.message)) << problem.message;
    EXPECT_TRUE(is_in_phrase_book(problem.remedy)) << problem.remedy;
    texts.push_back(std::to_string(problem.place.column) + ": " +
                    to_text({{}, problem.message, problem.remedy}));
  }
  EXPECT_EQ(texts, bad.problems) << bad.text;
}

TEST(Expression, refuses_what_cannot_be_read) {
  const Bad table[] = {
      {"", {"1: the expression is empty"}},
      {"presale and", {"12: expected a value, found the end of the expression"}},
      {"max(paid_at, shipped_at",
       {"4: a '(' that never closes (close it with ')'; where a comma, a "
        "'#' or a ': ' tore the expression apart, put it in quotes)"}},
      {"presale)", {"8: a ')' without its '('"}},
      {"1 < items < 3", {"11: two comparisons in a row (join them with 'and')"}},
      {"any(refunds where applied_at <= order.paid_at + 21 days)",
       {"49: '21 days' is not a duration: days are calendar days (use end_of_day(t, n) or a "
        "window; "
        "so many times 24 hours are 504h)"}},
      {"shipped_at <= paid_at + 48 h", {"25: '48 h' has a space in it (write 48h)"}},
      {"presale custom", {"9: unexpected 'custom' (an 'and' or 'or' may be missing before it)"}},
      {"items == 3", {"7: '==' is not a sign of the rule language (write =)"}},
      {"presale && gift", {"9: '&&' is not a sign of the rule language (write and)"}},
      {"质量＝1", {"3: '＝' is not a sign of the rule language (write =)"}},
      {"category = 'open", {"12: a quote that never closes (end the text with ')"}},
      {"paid_at = missing",
       {"11: nothing is equal to 'missing' (write 'is missing' or 'is present')"}},
      {"paid_at is not missing",
       {"12: expected 'present' or 'missing' after 'is', found 'not' (for "
        "equality write '=')"}},
      {"category in 破损",
       {"13: expected '(' after 'in', found '破损' (write for example: kind in "
        "(refund_only, return_refund))"}},
      {"items in ()", {"12: an empty list after 'in'"}},
      {"if presale then items", {"22: expected 'else', found the end of the expression"}},
      {"items > 3kg",
       {"9: '3kg': 'kg' is not a unit (known units: %, h, min, s and a currency such as "
        "CNY)"}},
      {"items ? 3", {"7: unexpected '?' in an expression"}},
      {"\"presale\"", {"1: '\"' is not a sign of the rule language (write ')"}},
  };
  for (const Bad& bad : table) expect_bad(rows_of(Table::orders), bad);
}

TEST(Expression, refuses_what_has_no_meaning) {
  const Bad table[] = {
      {"payed_at is present", {"1: unknown column 'payed_at' in orders (did you mean 'paid_at'?)"}},
      {"shiped_at > 3 and gifd",
       {"1: unknown column 'shiped_at' in orders (did you mean "
        "'shipped_at'?)",
        "19: unknown column 'gifd' in orders (did you mean 'gift'?)"}},
      {"cancelled_by = selller", {"16: unknown word 'selller' (did you mean 'seller'?)"}},
      {"cancelled_by in (buyer, nobody)",
       {"25: unknown word 'nobody' (known words: buyer, seller, system, platform)"}},
  };
  for (const Bad& bad : table) expect_bad(rows_of(Table::orders), bad);
}

TEST(Expression, refuses_units_that_do_not_fit) {
  const Bad table[] = {
      {"promised_ship_at + 24 < shipped_at",
       {"18: wrong unit: 'promised_ship_at' is an instant and '24' is a number; '+' cannot join "
        "them (durations have a unit: write 24min, 24h or 24s)"}},
      {"shipped_at - paid_at > 5",
       {"24: wrong unit: 'shipped_at - paid_at' is a duration and '5' is a "
        "number (durations have a unit: write 5min, 5h or 5s)"}},
      {"amount > 12", {"10: wrong unit: 'amount' is money and '12' is a number (write 12 CNY)"}},
      {"paid_at > 48h",
       {"11: wrong unit: 'paid_at' is an instant and '48h' is a duration (subtract "
        "two instants to get a duration)"}},
      {"paid_at + shipped_at",
       {"9: wrong unit: 'paid_at' is an instant and 'shipped_at' is an "
        "instant; '+' cannot join them"}},
      {"category > 'a'", {"10: text has no order, so '>' cannot compare them (use '=' or 'in')"}},
      {"presale is missing",
       {"1: 'presale' is true or false and never missing (write the condition "
        "alone, or with 'not')"}},
      {"not items",
       {"5: expected a condition, 'items' is a number (compare it with something, or "
        "write 'is present')"}},
      {"time_of_day(paid_at) > '8am'", {"24: '8am' is not a time of day (write it like '08:00')"}},
  };
  for (const Bad& bad : table) expect_bad(rows_of(Table::orders), bad);
}

TEST(Expression, refuses_arguments_that_do_not_fit) {
  const Bad table[] = {
      {"weekday(items) = 1",
       {"9: 'weekday' expects an instant, 'items' is a number (for example "
        "weekday(paid_at))"}},
      {"at(paid_at, items, '18:00')",
       {"13: 'at' expects a number written out or a parameter here (for "
        "example at(paid_at, 1, '18:00'))"}},
      {"end_of_day(paid_at, 1.5)",
       {"21: 'end_of_day' expects a whole number of days (for example "
        "end_of_day(paid_at, 2))"}},
      {"day(paid_at, 2)", {"1: 'day' takes 1 value, not 2 (for example day(paid_at))"}},
      {"max(items, paid_at)",
       {"12: 'max' cannot take 'paid_at', which is an instant, beside a number"}},
      {"items * items",
       {"7: '*' over rows needs a literal or a parameter on one side (divide one "
        "measure by another in the indicator's value)"}},
      {"amount * 2 > 3 CNY",
       {"1: '*' over rows is for numbers and durations, 'amount' is money (say half "
        "of it as 'a + a >= b', or multiply or divide the measure)"}},
      {"if presale then items else paid_at",
       {"28: wrong unit: 'then' gives a number, 'else' gives an instant"}},
      {"any(refunds).amount > 1",
       {"14: 'any(…)' gives no row, so '.amount' has no meaning (write for "
        "example first(…).amount)"}},
      {"first(refunds).amout > 1",
       {"16: unknown column 'amout' in refunds (did you mean 'amount'?)"}},
      {"sum(refunds).kind = exchange",
       {"14: 'sum(…)' needs a number or an amount of money, 'kind' is "
        "text"}},
      {"any(refund)", {"5: unknown table 'refund' in 'any(…)' (did you mean 'refunds'?)"}},
      {"any(refunds where any(ratings))", {"19: a join inside a join (joins are one deep)"}},
      {"refunds.amount > 1",
       {"1: 'refunds.amount': only 'order' has columns behind a dot (write for "
        "example first(refunds).amount)"}},
      {"maximum(items, 3)",
       {"1: unknown function 'maximum' (functions: min, max, abs, hours, minutes, "
        "time_of_day, day, month, weekday, at, end_of_day, late_start, worked, workdays, "
        "round, round_up, round_down, any, none, count, first, last, sum, yesterday, quantile)"}},
  };
  for (const Bad& bad : table) expect_bad(rows_of(Table::orders), bad);
  expect_bad(rows_of(Table::violations), {"order.payed_at is missing",
                                          {"7: unknown column 'payed_at' in orders "
                                           "(did you mean 'paid_at'?)"}});
  expect_bad(rows_of(Table::checks),
             {"order.paid_at is missing", {"1: rows of checks have no order"}});
}

TEST(Expression, refuses_rows_in_day_expressions) {
  const Bad table[] = {
      {"payd_orders > 1", {"1: unknown measure 'payd_orders' (did you mean 'paid_orders'?)"}},
      {"any(refunds)",
       {"1: 'any(refunds)' looks at rows; a day expression has measures only (count "
        "the rows in a measure)"}},
      {"refund_seconds / paid_orders > 36",
       {"32: wrong unit: 'refund_seconds / paid_orders' is a "
        "duration and '36' is a number (durations have a unit: "
        "write 36min, 36h or 36s)"}},
      {"sales * sales",
       {"7: wrong unit: 'sales' is money and 'sales' is money; '*' cannot join them"}},
  };
  for (const Bad& bad : table) expect_bad(day_scope(), bad);
}

TEST(Expression, looks_at_earlier_days_in_conditions_of_finished_indicators) {
  const std::vector<Indicator> indicators(1);
  Scope scope = day_scope();
  scope.indicators = &indicators;
  const Good table[] = {
      {"yesterday(paid_orders >= 30)", Type::flag, ""},
      {"not yesterday(paid_orders >= 30 and sales > 5.00 CNY)", Type::flag, ""},
      {"yesterday(refund_seconds) * 2 < refund_seconds", Type::flag, ""},
      {"quantile(paid_orders / late_orders, 90%, 90)", Type::number, ""},
      {"quantile(sales, 0.5, 7) + sales", Type::money, "quantile(sales, 50%, 7) + sales"},
  };
  for (const Good& good : table) expect_good(scope, good);
  expect_bad(day_scope(),
             {"yesterday(paid_orders) > 1",
              {"1: 'yesterday' looks at earlier days (ask it in gates, bonuses, stages "
               "or 'total: needs')"}});
  expect_bad(scope, {"quantile(paid_orders, 90%, 2.5) > 1",
                     {"28: the days of a quantile are a whole number from 1 to 366 (for example "
                      "quantile(paid_orders, 90%, 90))"}});
}

TEST(Expression, counts_working_days_by_a_calendar_only) {
  Scope scope = rows_of(Table::orders);
  expect_bad(scope,
             {"paid_at <= workdays(placed_at, 2)",
              {"12: 'workdays' needs to know which days are worked (write calendar: { since: "
               "…, until: …, rest: […], work: […] })"}});
  scope.has_calendar = true;
  expect_good(scope, {"paid_at <= workdays(placed_at, 2)", Type::flag, ""});
  expect_bad(scope, {"paid_at <= workdays(placed_at, -2)",
                     {"32: 'workdays' counts days after an instant, and '-2' lies before it (for "
                      "example workdays(opened_at, 5))"}});
}

TEST(Expression, points_at_the_wrong_word_behind_chinese_text) {
  const auto parsed = parse_expression("category = 质量问题 and stats > 3", {"a.yaml", 7, 20},
                                       rows_of(Table::orders));
  ASSERT_FALSE(parsed.ok());
  EXPECT_EQ(parsed.problems()[0].place.line, 7);
  EXPECT_EQ(parsed.problems()[0].place.column, 20 + 20);
}

}  // namespace
}  // namespace xingji
