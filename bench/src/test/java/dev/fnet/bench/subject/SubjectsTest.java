package dev.fnet.bench.subject;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the commands measure is the right thing, and a wrong thing is refused. */
final class SubjectsTest {
    @TestFactory
    List<DynamicTest> everySubjectComputesItsProblem() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Supplier<Subject> make : Subjects.smoke()) {
            Subject subject = make.get();
            tests.add(DynamicTest.dynamicTest(subject.problem() + " by " + subject.by(), subject::check));
        }
        return tests;
    }

    @Test
    void aWrongResultIsRefused() {
        Subject right = Subjects.layerNorm(2, 64, false);
        Subject wrong = new Subject() {
            @Override
            public String problem() {
                return right.problem();
            }

            @Override
            public String by() {
                return "nobody";
            }

            @Override
            public double flops() {
                return 0;
            }

            @Override
            public void run() {} // leaves the NaNs where the result belongs

            @Override
            public double error() {
                return right.error();
            }

            @Override
            public double allowedError() {
                return right.allowedError();
            }
        };
        assertThrows(IllegalStateException.class, wrong::check);
    }
}
