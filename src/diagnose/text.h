// A diagnosis for the person who runs the shop: the four steps, one after the other.
#pragma once

#include <string>

#include "base/language.h"
#include "diagnose/diagnosis.h"

namespace xingji::diagnose {

/// What only the command line knows.
struct Around {
  std::string standing;  // where the subject stands, lines; empty: the pack says nothing of it
  std::string explain;   // the command that explains the same card: "xingji explain --pack …"
};

std::string to_text(const Diagnosis& diagnosis, const Around& around, Language language);

/// One object with the four steps, ids as in the pack, numbers as in CSV; step 4 also in words.
/// `explain`: as in Around.
std::string diagnosis_json(const Diagnosis& diagnosis, const std::string& explain);

}  // namespace xingji::diagnose
