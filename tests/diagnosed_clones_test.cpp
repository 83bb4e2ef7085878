// The acts of shipped packs as rows: as many copies of a row that counts as are said lead to the
// level, and one copy less does not. Copies have ids of their own and happen when their like did.
#include "diagnose/diagnosis.h"
#include "engine/subjects.h"
#include "pack/range.h"
#include "pack/visit.h"
#include "support.h"
#include "synth/plan_file.h"
#include "synth/synth.h"

namespace xingji::test {
namespace {

using diagnose::Act;
using diagnose::Bench;
using diagnose::Distance;
using diagnose::Finding;
using diagnose::Goal;
using diagnose::Way;

struct Judged {
  std::string pack;
  std::string market;
  std::string day;
  std::size_t least;  // so many acts must have been tried
  std::size_t gates;  // and of these on gates
};

class DiagnosedClones : public testing::TestWithParam<Judged> {
 protected:
  DiagnosedClones() : family_(load_pack(source_path("rules/" + GetParam().pack))) {
    SynthOptions options;
    options.plan = must(synth::load_plan(source_path("rules/" + GetParam().market), ""));
    options.until = until_;
    options.shops = 12;
    options.days = 90;
    options.orders = 2400;
    options.seed = 7;
    options.wide = true;
    options.into = folder_.path();
    must(write_market(options));
  }

  std::string file_of(Table table) const {
    return folder_ / (std::string(definition(table).name) + ".csv");
  }

  // Whether the goal is reached with so many copies of the row in the file.
  bool reaches(const Explanation& x, const Goal& goal, Table table, const std::string& row,
               std::int64_t copies) const {
    const std::string before = read_file(file_of(table));
    std::string rows;
    for (std::int64_t i = 0; i < copies; ++i) {
      rows += "copy" + std::to_string(i) + row.substr(row.find(','));
    }
    write_file(file_of(table), before + rows);
    const Reading reading = read_folder(folder_.path(), family_);
    write_file(file_of(table), before);
    const Explanation after = explain(*family_.on(until_), reading.facts, x.subject, until_);
    return Bench(after).is_reached(after.card, goal);
  }

  // A row that the act adds one like: of a good one the numerator's, else one that is only divided
  // by.
  static std::optional<std::uint32_t> like(const Explanation& x, const Act& act) {
    const auto& counted = x.witnesses[act.changes.front().measure].counted;
    if (act.kind == Act::Kind::good) {
      return counted.empty() ? std::nullopt : std::optional(counted.front().row);
    }
    for (const Measure& measure : x.pack->measures) {
      const auto m = static_cast<std::size_t>(&measure - x.pack->measures.data());
      const bool is_part =
          m != act.changes.front().measure &&
          is_share(measure, x.pack->measures[act.changes.front().measure], *x.pack);
      if (!is_part) continue;
      for (const Witness::Row& row : counted) {
        const auto& bad = x.witnesses[m].counted;
        const auto is_it = [&](const Witness::Row& other) { return other.row == row.row; };
        if (std::none_of(bad.begin(), bad.end(), is_it)) return row.row;
      }
    }
    return std::nullopt;
  }

  std::optional<std::string> row_like(const Explanation& x, const Act& act) const {
    const Measure& measure = x.pack->measures[act.changes.front().measure];
    // A copy of an order brings no chats or refunds of its own.
    bool hangs_on_others = false;
    for (const Measure::Filter& filter : measure.filters) {
      visit(filter.condition,
            [&](const Expression& part) { hangs_on_others |= part.op == Op::join; });
    }
    const bool is_row = measure.kind == Measure::Kind::count && !measure.weight &&
                        !measure.session && !hangs_on_others;
    const auto row = is_row ? like(x, act) : std::nullopt;
    if (!row) return std::nullopt;
    const std::string key(x.account.shard->table(measure.table).keys[*row]);
    const std::string text = read_file(file_of(measure.table));
    const std::size_t at = text.find('\n' + key + ',');
    if (at == std::string::npos) return std::nullopt;
    return text.substr(at + 1, text.find('\n', at + 1) - at);
  }

  void check(const Explanation& x) {
    for (const Finding& finding : diagnose::diagnose(x).findings) {
      for (const Way& way : finding.ways) {
        for (const Distance& said : way.acts) {
          const bool is_row =
              said.act.kind == Act::Kind::good || said.act.kind == Act::Kind::spread;
          if (!is_row || said.count > 400 || tried_ >= 12) continue;
          const auto row = row_like(x, said.act);
          if (!row) continue;
          const Table table = x.pack->measures[said.act.changes.front().measure].table;
          SCOPED_TRACE(x.subject + ": " + std::to_string(said.count) + " like " + *row);
          EXPECT_TRUE(reaches(x, way.goal, table, *row, said.count));
          EXPECT_FALSE(reaches(x, way.goal, table, *row, said.count - 1));
          ++tried_;
          if (way.goal.of == Goal::Of::gate) ++gates_;
        }
      }
    }
  }

  TemporaryFolder folder_;
  Family family_;
  const Day until_ = *parse_day(GetParam().day);
  std::size_t tried_ = 0;
  std::size_t gates_ = 0;
};

TEST_P(DiagnosedClones, CopiesOfRowsDoWhatIsSaidOfActs) {
  const Reading reading = read_folder(folder_.path(), family_);
  const Pack& pack = *family_.on(until_);
  std::size_t subjects = 0;
  for (const std::string& subject : subjects_of(reading.facts, pack)) {
    if (++subjects > 12 || tried_ >= 12) break;
    check(explain(pack, reading.facts, subject, until_));
  }
  EXPECT_GE(tried_, GetParam().least);
  EXPECT_GE(gates_, GetParam().gates);
}

std::string name_of(const testing::TestParamInfo<Judged>& judged) {
  std::string name = judged.param.pack;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '/' || c == '-' || c == '.'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(
    Packs, DiagnosedClones,
    testing::Values(Judged{"jd/agent-assessment.yaml", "jd/market.yaml", "2022-06-30", 8, 1},
                    Judged{"kuaishou/experience-score", "kuaishou/market.yaml", "2023-09-30", 8, 0},
                    Judged{"kuaishou/shopping-star.yaml", "kuaishou/market.yaml", "2022-06-30", 8,
                           0},
                    Judged{"douyin/experience-2026", "douyin/market.yaml", "2026-08-31", 8, 0}),
    name_of);

}  // namespace
}  // namespace xingji::test
