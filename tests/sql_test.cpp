// Three maturing indicators against SQL written by hand, on a made-up market with late versions and
// deletions: same counts for every shop on several days.
#include <sqlite3.h>

#include <map>

#include "support.h"

namespace xingji::test {
namespace {

struct Closer {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, Closer>;

void execute(sqlite3* database, const std::string& sql) {
  char* message = nullptr;
  ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK)
      << (message == nullptr ? "" : message) << '\n'
      << sql;
}

// Loads a CSV without quotes as text columns; empty cells are NULL.
void load_table(sqlite3* database, const std::string& folder, const std::string& table) {
  std::istringstream in(read_file(folder + '/' + table + ".csv"));
  std::string line;
  std::getline(in, line);
  std::string columns = line;
  execute(database, "create table " + table + "_rows(" + columns + ")");
  execute(database, "begin");
  while (std::getline(in, line)) {
    std::string values;
    for (const std::string_view cell : split(line, ',')) {
      values += values.empty() ? "" : ",";
      values += cell.empty() ? "null" : '\'' + std::string(cell) + '\'';
    }
    execute(database, "insert into " + table + "_rows values(" + values + ")");
  }
  execute(database, "commit");
}

// The facts that hold: newest version, not deleted; the first reason is the oldest version's.
const char* views = R"(
  create table orders as select *, unixepoch(placed_at) p, unixepoch(paid_at) y, unixepoch(shipped_at) h,
      unixepoch(signed_at) g
    from (select *, row_number() over (partition by shop_id, order_id order by recorded_at desc) n from orders_rows)
    where n = 1 and coalesce(deleted, 'false') not in ('true', '1');
  create table refunds as select *, unixepoch(applied_at) a
    from (select *, row_number() over (partition by shop_id, refund_id order by recorded_at desc) n from refunds_rows)
    where n = 1 and coalesce(deleted, 'false') not in ('true', '1');
  create index refunds_of on refunds(shop_id, order_id);
)";

// :e is the last second of D, :f60 and :f30 the first seconds of the windows; all on the local
// clock.
const char* question = R"(
  select shop_id,
    sum(p between :f60 and :e and g <= :e and g - p <= 336*3600),
    sum(p between :f60 and :e),
    sum(p <= :e and y between :f30 and :e and coalesce(presale, 'false') not in ('true', '1') and h <= :e and h - y <= 48*3600),
    sum(p <= :e and y between :f30 and :e and coalesce(presale, 'false') not in ('true', '1')),
    sum(p <= :e and y between :f60 and :e and exists (select 1 from refunds r where r.shop_id = o.shop_id
        and r.order_id = o.order_id and a <= :e and a - y <= 336*3600
        and first_reason in ('质量问题', '与描述不符', '少件/漏发', '假冒品牌', '破损'))),
    sum(p <= :e and y between :f60 and :e)
  from orders o group by shop_id
)";

using Counts = std::map<std::string, std::vector<std::int64_t>>;

Counts ask_sql(sqlite3* database, Day day) {
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(database, question, -1, &statement, nullptr), SQLITE_OK)
      << sqlite3_errmsg(database);
  const auto bind = [&](const char* name, std::int64_t value) {
    sqlite3_bind_int64(statement, sqlite3_bind_parameter_index(statement, name), value);
  };
  bind(":e", (day + 1) * seconds_per_day - 1);
  bind(":f30", (day - 29) * seconds_per_day);
  bind(":f60", (day - 59) * seconds_per_day);
  Counts counts;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    auto& own = counts[reinterpret_cast<const char*>(sqlite3_column_text(statement, 0))];
    for (int column = 1; column <= 6; ++column)
      own.push_back(sqlite3_column_int64(statement, column));
  }
  sqlite3_finalize(statement);
  return counts;
}

Counts ask_engine(const Family& family, const FactSet& facts, Day day) {
  ScoreOptions options;
  options.first = options.last = day;
  Counts counts;
  score(family, facts, options, [&](const SubjectCards& cards) {
    auto& own = counts[cards.subject];
    for (const IndicatorResult& result : cards.cards[0].indicators) {
      own.push_back(result.numerator.value_or(-micro_one) / micro_one);
      own.push_back(result.denominator.value_or(-micro_one) / micro_one);
    }
  });
  return counts;
}

TEST(Sql, AgreesWithTheEngineOnMaturingIndicators) {
  const TemporaryFolder folder;
  make_market(folder.path(), 30, 150, 5);
  sqlite3* raw = nullptr;
  ASSERT_EQ(sqlite3_open(":memory:", &raw), SQLITE_OK);
  const Database database(raw);
  for (const char* table : {"orders", "refunds"}) load_table(raw, folder.path(), table);
  execute(raw, views);

  const Family family = load_pack(source_path("tests/packs/maturing.yaml"));
  const Reading reading = read_folder(folder.path(), family);
  std::int64_t counted = 0;
  for (Day day = *parse_day("2022-04-10"); day <= *parse_day("2022-06-30"); day += 9) {
    const Counts engine = ask_engine(family, reading.facts, day);
    for (const auto& [shop, counts] : ask_sql(raw, day)) {
      EXPECT_EQ(engine.at(shop), counts) << shop << " on " << format_day(day);
      counted += counts[0] + counts[2] + counts[4];
    }
  }
  EXPECT_GT(counted, 10'000);  // a comparison of something
}

}  // namespace
}  // namespace xingji::test
