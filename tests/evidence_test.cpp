// The facts behind a number are the number: adding up the evidence gives every numerator and
// denominator.
#include <map>

#include "engine/explain.h"
#include "io/explain_text.h"
#include "support.h"

namespace xingji::test {
namespace {

struct Sides {
  Micro numerator = 0;
  Micro denominator = 0;
};

// Adds up the evidence as it is printed, so that the file itself is what agrees.
std::map<std::string, Sides> add_up(const std::string& csv) {
  std::map<std::string, Sides> sums;
  std::istringstream in(csv);
  std::string line;
  std::getline(in, line);
  EXPECT_EQ(line, "indicator,table,id,line,numerator,denominator,seen");
  while (std::getline(in, line)) {
    const std::vector<std::string_view> cells = split(line, ',');
    Sides& sides = sums[std::string(cells[0])];
    sides.numerator += *parse_micro(cells[4]);
    sides.denominator += *parse_micro(cells[5]);
  }
  return sums;
}

TEST(Evidence, AddsUpToNumeratorAndDenominator) {
  const TemporaryFolder folder;
  make_market(folder.path(), 12, 120, 9);
  int compared = 0;
  for (const char* pack_name : {"kuaishou/shopping-star", "mercadolibre/reputation-brazil",
                                XINGJI_SOURCE_DIR "/tests/packs/sums.yaml"}) {
    const Family family = load_pack(pack_name);
    const Reading reading = read_folder(folder.path(), family);
    const Day day = *parse_day("2022-06-20");
    for (const std::string& subject : subjects_of(reading.facts)) {
      const Explanation explanation = explain(*family.on(day), reading.facts, subject, day);
      auto sums = add_up(evidence_csv(explanation));
      for (std::size_t i = 0; i < explanation.pack->indicators.size(); ++i) {
        const IndicatorResult& result = explanation.card.indicators[i];
        if (!result.numerator || !result.denominator) continue;
        const Sides& sides = sums[explanation.pack->indicators[i].id];
        EXPECT_EQ(sides.numerator, *result.numerator) << subject;
        EXPECT_EQ(sides.denominator, *result.denominator) << subject;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 100);
}

TEST(Explain, NamesWindowStepRowsGatesAndAssumptions) {
  const TemporaryFolder folder;
  make_market(folder.path(), 5, 120, 9);
  const Family family = load_pack("kuaishou/shopping-star");
  const Reading reading = read_folder(folder.path(), family);
  const Day day = *parse_day("2022-06-20");
  const std::string subject = subjects_of(reading.facts)[0];
  const Explanation explanation = explain(*family.on(day), reading.facts, subject, day);
  const std::string english = to_text(explanation, Language::en);
  for (const char* part : {"2022-05-22 … 2022-06-20", "rows in the window", "counted", "weight",
                           "at least 80% gives 5", "Gates", "Assumed numbers"}) {
    EXPECT_NE(english.find(part), std::string::npos) << part << "\n" << english;
  }
  EXPECT_NE(to_text(explanation, Language::zh).find("客服5分钟回复率"), std::string::npos);
}

}  // namespace
}  // namespace xingji::test
