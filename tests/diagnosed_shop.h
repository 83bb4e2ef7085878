// One shop with a pack and data of a test's own: diagnosed, and scored by the naive twin.
#pragma once

#include <gtest/gtest.h>

#include <optional>

#include "diagnose/diagnosis.h"
#include "naive/naive.h"
#include "support.h"

namespace xingji::test {

class DiagnosedShop : public testing::Test {
 protected:
  explicit DiagnosedShop(const std::string& pack_text) {
    write_file(folder_ / "own.yaml", pack_text);
    family_ = load_pack(folder_ / "own.yaml");
    std::filesystem::create_directory(folder_ / "data");
    write("shops", "shop_id,platform\ns,test\n");
  }

  void write(const std::string& table, const std::string& csv) const {
    write_file(folder_ / ("data/" + table + ".csv"), csv);
  }

  /// Good until the next.
  diagnose::Diagnosis diagnosed() {
    reading_.emplace(read_folder(folder_ / "data", family_));
    explanation_.emplace(explain(*family_.on(judged_), reading_->facts, "s", judged_));
    return diagnose::diagnose(*explanation_);
  }
  naive::NaiveCard twin() const {
    return naive::naive_score(naive::read_naive(folder_ / "data"), family_, judged_, judged_).at(0);
  }

  TemporaryFolder folder_;
  Family family_;
  std::optional<Reading> reading_;
  std::optional<Explanation> explanation_;

 private:
  const Day judged_ = *parse_day("2022-06-15");
};

}  // namespace xingji::test
