#include "engine/facts_fixture.h"

#include <gtest/gtest.h>

#include "engine/fold.h"
#include "engine/window.h"

namespace xingji::fixture {
namespace {

constexpr int last_day = 30;

Needs every_column() {
  Needs needs;
  needs.keys = true;
  for (const TableDefinition& table : all_tables()) needs.add_all(table.table);
  return needs;
}

std::vector<Scope::Name> names_of(const std::vector<Parameter>& parameters) {
  std::vector<Scope::Name> names;
  for (const Parameter& each : parameters) names.push_back({each.id, each.number.type});
  return names;
}

std::vector<Scope::Name> attributes_of(const Pack& pack) {
  std::vector<Scope::Name> names;
  for (const Attribute& each : pack.attributes) names.push_back({each.id, each.type});
  return names;
}

Expression parsed(const std::string& text, const Scope& scope) {
  auto result = parse_expression(text, {}, scope);
  EXPECT_TRUE(result.ok()) << text;
  return result.value();
}

std::string said(const DayValue& value, Covered covered) {
  if (!value.is_known()) return value.state == DayValue::State::absent ? "missing" : "too large";
  return format_micro(to_micro(value.ratio).value()) + (covered == Covered::partly ? "~" : "");
}

}  // namespace

FactSet facts_of(const std::vector<Given>& rows) {
  FactBuilder builder(every_column(), 1);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<Cell> cells(definition(rows[i].table).columns.size());
    for (const auto& [name, text] : rows[i].texts) {
      cells[column_index(rows[i].table, name)].text = text;
    }
    for (const auto& [name, number] : rows[i].numbers) {
      cells[column_index(rows[i].table, name)].number = number;
    }
    const RowShape shape = whole_shape(rows[i].table);
    add_row(builder.sink(0),
            Row{rows[i].table, static_cast<std::uint32_t>(i + 2), missing, false, cells, &shape});
  }
  const ReadAgain nothing_to_settle = [](Table, const std::vector<std::uint32_t>& lines) {
    return std::vector<std::string>(lines.size());
  };
  QualityReport report;
  return builder.build(Zone("UTC", 0), nothing_to_settle, report);
}

AccountRows shop(const FactSet& facts) {
  const auto place = find_account(facts, "s");
  CHECK(place.has_value());
  return {&facts.shards[place->shard], place->account};
}

Given order(const std::string& id, std::map<std::string, std::int64_t> numbers,
            std::map<std::string, std::string> texts) {
  numbers.emplace("placed_at", at(1, 10));
  texts.insert({{"order_id", id}, {"shop_id", "s"}});
  return {Table::orders, std::move(texts), std::move(numbers)};
}

Given refund(const std::string& id, const std::string& order_id, Instant applied_at,
             std::map<std::string, std::int64_t> numbers) {
  numbers.emplace("applied_at", applied_at);
  return {Table::refunds,
          {{"refund_id", id}, {"order_id", order_id}, {"shop_id", "s"}, {"kind", "refund_only"}},
          std::move(numbers)};
}

Given covered(const std::string& table, int from, int to) {
  return {Table::coverage,
          {{"account", "s"}, {"table", table}},
          {{"from", at(from)}, {"to", at(to + 1)}}};
}

Expression over_rows(const Pack& pack, Table table, const std::string& text) {
  const auto parameters = names_of(pack.parameters);
  const auto attributes = attributes_of(pack);
  return parsed(text, {table, {}, parameters, "shop", attributes, &pack.tables});
}

Expression over_days(const Pack& pack, const std::string& text) {
  const auto parameters = names_of(pack.parameters);
  std::vector<Scope::Name> measures;
  for (const Measure& each : pack.measures) measures.push_back({each.id, each.type});
  const auto attributes = attributes_of(pack);
  return parsed(text, {{}, measures, parameters, "shop", attributes, &pack.tables});
}

Pack empty_pack() {
  Pack pack;
  pack.id = "test.pack";
  return pack;
}

Parameter parameter(const std::string& id, const std::string& amount) {
  Parameter result;
  result.id = id;
  const auto value = parse_amount(amount);
  CHECK(value.has_value());
  result.number = {value->type, {{{}, false, value->value, {}}}};
  return result;
}

Window days(int from, int to) { return {"", {{{}, from, to, {}}}}; }

Measure& count(Pack& pack, const std::string& id, Table table, const std::string& by_day,
               Window window) {
  Measure measure;
  measure.id = id;
  measure.table = table;
  measure.by_day = over_rows(pack, table, by_day);
  measure.window = std::move(window);
  pack.measures.push_back(std::move(measure));
  return pack.measures.back();
}

std::string worth(const Pack& pack, const FactSet& facts, int number) {
  const std::size_t measure = pack.measures.size() - 1;
  Plan plan = make_plan(pack, facts);
  const Day judged = day(number);
  const Balances alone = fold(plan, shop(facts), judged, judged);
  const Balances many = fold(plan, shop(facts), day(1), day(last_day));
  const auto text = [&](const Balances& balances) {
    const Balance& balance = balances.at(measure, judged);
    return said(worth_of(pack.measures[measure], balance), balance.covered);
  };
  EXPECT_EQ(text(alone), text(many)) << "day " << number;
  return text(alone);
}

}  // namespace xingji::fixture
