//! Spark, which the example job in `examples/spark` runs on: PySpark in a Python environment of its own, and a Java.

use std::path::PathBuf;

use super::{Lane, Tool, shop_lacks, stamp_fits, write_stamp};
use crate::{job::run_logged, system, workshop::Workshop};

/// Runs on Java 17 and 21 and every Python since 3.9.
const SPARK_RELEASE: &str = "4.0.5";

pub(super) const SPARK: Tool = Tool {
    name: "Spark",
    lane: Lane::Packages,
    optional: false,
    missing: |shop| {
        if shop_lacks(shop, "java", &["-version"]) {
            return Ok(Some("there is no Java to run it".into()));
        }
        let whole = python(shop).is_file() && stamp_fits(shop, "spark", SPARK_RELEASE);
        Ok((!whole).then(|| "it is not installed".into()))
    },
    install: |shop| {
        if shop_lacks(shop, "java", &["-version"]) {
            system::install(shop, "java", &["default-jre-headless"], "a Java, 17 or newer")?;
        }
        if shop_lacks(shop, "python3", &["-c", "import ensurepip, venv"]) {
            system::install(shop, "python", &["python3-venv"], "Python 3.9 or newer with venv and pip")?;
        }
        let log = |step: &str| shop.tools().join(format!("log/spark-{step}.log"));
        let mut venv = shop.command("python3");
        venv.args(["-m", "venv", "--clear"]).arg(folder(shop));
        run_logged("making an environment of Python for Spark", &log("venv"), &mut venv)?;
        let mut pip = shop.command(python(shop));
        pip.args(["-m", "pip", "install", "--disable-pip-version-check", &format!("pyspark=={SPARK_RELEASE}")]);
        run_logged(&format!("installing PySpark {SPARK_RELEASE} with pip (400 MB)"), &log("pip"), &mut pip)?;
        write_stamp(shop, "spark", SPARK_RELEASE)
    },
};

fn folder(shop: &Workshop) -> PathBuf {
    shop.tools().join("spark")
}

/// The Python that has Spark, once it is installed.
#[must_use]
pub fn python(shop: &Workshop) -> PathBuf {
    let program = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    folder(shop).join(program)
}
